// RUN: %case %s | FileCheck %s
// The macro evaluates its argument for each test, and once when folded.
// CHECK: not folded: the entry expression has side effects
#include "swapops.h"
extern int effects;
#define HAS_PAGE(x) (is_migration_entry(x) || is_device_private_entry(x) || is_device_exclusive_entry(x) || is_coherent_entry(x))
static void flip(swp_entry_t *p)
{
	effects++;
	*p = swp_entry((swp_type(*p) + 1) & 31, 3);
}

long run(swp_entry_t e)
{
	return HAS_PAGE((flip(&e), e));
}
