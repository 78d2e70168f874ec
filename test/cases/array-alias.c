// RUN: %case %s | FileCheck %s
// A pointer to the array may change the entry between two tests.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	swp_entry_t a[1] = { e }, *p = a;
	struct page *page = NULL;

	if (is_migration_entry(a[0])) {
		page = migration_entry_to_page(a[0]);
		*p = swp_entry(SWP_DEVICE_READ, 3);
		effects++;
	}
	if (is_device_private_entry(a[0])) {
		page = device_private_entry_to_page(a[0]);
		*p = swp_entry(SWP_DEVICE_READ, 3);
		effects++;
	}
	if (is_device_exclusive_entry(a[0])) {
		page = device_exclusive_entry_to_page(a[0]);
		*p = swp_entry(SWP_DEVICE_READ, 3);
		effects++;
	}
	if (is_coherent_entry(a[0])) {
		page = coherent_entry_to_page(a[0]);
		*p = swp_entry(SWP_DEVICE_READ, 3);
		effects++;
	}
	return page ? (long)page->pfn : -1;
}
