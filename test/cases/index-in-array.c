// RUN: %case %s | FileCheck %s
// A pointer to the index may change which entry is meant.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	swp_entry_t a[2] = { e, swp_entry(SWP_DEVICE_READ, 3) };
	int i[1] = { 0 }, *pi = i;
	struct page *page = NULL;

	if (is_migration_entry(a[i[0]])) {
		page = migration_entry_to_page(a[i[0]]);
		*pi = 1;
		effects++;
	}
	if (is_device_private_entry(a[i[0]])) {
		page = device_private_entry_to_page(a[i[0]]);
		*pi = 1;
		effects++;
	}
	if (is_device_exclusive_entry(a[i[0]])) {
		page = device_exclusive_entry_to_page(a[i[0]]);
		*pi = 1;
		effects++;
	}
	if (is_coherent_entry(a[i[0]])) {
		page = coherent_entry_to_page(a[i[0]]);
		*pi = 1;
		effects++;
	}
	return page ? (long)page->pfn : -1;
}
