// RUN: %case %s | FileCheck %s
// Where the macro is negated, the first test alone is.
// CHECK: not folded: nothing in the macro's definition keeps the tests together
#include "swapops.h"
extern int effects;
#define HAS_PAGE(x) is_migration_entry(x) || is_device_private_entry(x) || is_device_exclusive_entry(x) || is_coherent_entry(x)

long run(swp_entry_t e)
{
	long r = 0;

	if (HAS_PAGE(e))
		r |= 1;
	if (!HAS_PAGE(e))
		r |= 2;
	return r;
}
