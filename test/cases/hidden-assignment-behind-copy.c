// RUN: %case %s | FileCheck %s
// Between a copy and the test of it, another configuration gives the entry a new value.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page = NULL;
	swp_entry_t y = e;

#ifdef CFG_A
	e = make_device_private_entry(mem_map, 1);
#endif
	if (is_migration_entry(y))
		page = migration_entry_to_page(e);
	return page ? (long)page->pfn : -1;
}
