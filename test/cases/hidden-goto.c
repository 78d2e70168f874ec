// RUN: %case %s | FileCheck %s
// Another configuration jumps past the guard.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"

long run(swp_entry_t e)
{
#ifdef CFG_A
	if (swp_offset(e) & 1)
		goto convert;
#endif
	if (!is_migration_entry(e))
		return -1;
convert:
	return migration_entry_to_page(e)->pfn;
}
