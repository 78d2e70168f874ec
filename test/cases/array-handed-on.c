// RUN: %case %s | FileCheck %s
// An array that is handed on is handed on as a pointer.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static void flip(swp_entry_t *p)
{
	effects++;
	*p = swp_entry(SWP_DEVICE_READ, swp_offset(*p));
}

long run(swp_entry_t e)
{
	swp_entry_t a[1] = { e };
	struct page *page = NULL;

	if (is_migration_entry(a[0])) {
		page = migration_entry_to_page(a[0]);
		flip(a);
	}
	if (is_device_private_entry(a[0])) {
		page = device_private_entry_to_page(a[0]);
		flip(a);
	}
	if (is_device_exclusive_entry(a[0])) {
		page = device_exclusive_entry_to_page(a[0]);
		flip(a);
	}
	if (is_coherent_entry(a[0])) {
		page = coherent_entry_to_page(a[0]);
		flip(a);
	}
	return page ? (long)page->pfn : -1;
}
