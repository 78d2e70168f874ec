// RUN: %case %s | FileCheck %s
// An if and an else in the place of a statement would seem to guard what follows on its line,
// which compilers warn of.
// CHECK: note: not folded: a statement follows on the line of the last arm
// CHECK: note: not replaced: a statement follows on the line of its condition
// CHECK: + case 1: x = swp_offset(e) & 1
// CHECK: + page_to_pfn(mem_map + 1)); break;
// CHECK: + page_to_pfn(mem_map + 2)); /* 2 */ n++; /* 3 */
// CHECK: + swp_offset(e) & 2
// CHECK: + : make_readable_device_private_entry(page_to_pfn(mem_map + 3)); n += 2;
#include "swapops.h"

long run(swp_entry_t e)
{
	swp_entry_t x = e;
	int n = 0;
	struct page *page = NULL;

	if (is_migration_entry(e)) page = migration_entry_to_page(e); else if (is_device_private_entry(e)) page = device_private_entry_to_page(e); n++;
	switch (swp_type(e)) {
	case 1: x = make_device_private_entry(mem_map + 1, swp_offset(e) & 1); break;
	case 2: x = make_device_private_entry(mem_map + 2, swp_offset(e) & 1); /* 2 */ n++; /* 3 */
	}
	if (n > 3) x = make_device_private_entry(mem_map, n & 1); n++;
	swp_entry_t y = make_device_private_entry(mem_map + 3, swp_offset(e) & 2); n += 2;
	return swp_type(x) * 64 + swp_type(y) + n + (page ? page->pfn : 0);
}
