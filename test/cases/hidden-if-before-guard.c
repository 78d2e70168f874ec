// RUN: %case %s | FileCheck %s
// The guard is behind an if that only another configuration has.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"

long run(swp_entry_t e)
{
#ifdef CFG_A
	if (swp_offset(e) & 1)
#endif
	if (!is_migration_entry(e))
		return -1;
	return migration_entry_to_page(e)->pfn;
}
