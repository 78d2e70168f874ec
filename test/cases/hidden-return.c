// RUN: %case %s | FileCheck %s
// Only one configuration leaves before the conversion of an entry of another kind.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"

long run(swp_entry_t e)
{
	if (!is_migration_entry(e)) {
#ifndef CFG_A
		return -1;
#endif
	}
	return migration_entry_to_page(e)->pfn;
}
