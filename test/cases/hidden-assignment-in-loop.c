// RUN: %case %s | FileCheck %s
// Another configuration gives the entry a new value before the second round.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page;
	int n = 0;

	if (!is_migration_entry(e))
		return -1;
	for (;;) {
		page = migration_entry_to_page(e);
		if (n++)
			break;
#ifdef CFG_A
		e = make_device_private_entry(mem_map, 1);
#endif
	}
	return page->pfn;
}
