// RUN: %case %s | FileCheck %s
// What tests prove of an entry whose address is kept ends at a constructor that asserts
// something, as at the assertion that takes its place: both runs do the same.
// CHECK: nothing proves that this is a device_private entry
// CHECK: 1 conversion rests on a kind that nothing proves
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page = NULL;
	swp_entry_t *p = &e;
	swp_entry_t x;
	bool kept = is_device_private_entry(e);

	x = make_migration_entry(&mem_map[5], 1);
	if (kept)
		page = pfn_to_page(device_private_entry_to_pfn(e));
	return (page ? (long)page->pfn : -1) + (long)swp_offset(*p) + (long)swp_type(x);
}
