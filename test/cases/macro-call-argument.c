// RUN: %case %s | FileCheck %s
// The macro calls its argument for each test, and once when folded.
// CHECK: not folded: the entry expression has side effects
#include "swapops.h"
extern int effects;
static swp_entry_t ring[4];
static swp_entry_t next(void)
{
	static int i;

	effects++;
	return ring[i++ % 4];
}
#define ANY(x) (is_migration_entry(x) || is_device_private_entry(x) || is_device_exclusive_entry(x) || is_coherent_entry(x))

long run(swp_entry_t e)
{
	for (int i = 0; i < 4; i++)
		ring[i] = e;
	return ANY(next());
}
