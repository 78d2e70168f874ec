// RUN: %case %s | FileCheck %s
// A call may change the index, and with it which entry is meant.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static int at;
static void advance(void)
{
	at = 1;
	effects++;
}

long run(swp_entry_t e)
{
	swp_entry_t a[2] = { e, swp_entry(SWP_DEVICE_READ, 3) };
	struct page *page = NULL;

	at = 0;
	if (is_migration_entry(a[at])) {
		page = migration_entry_to_page(a[at]);
		advance();
	}
	if (is_device_private_entry(a[at])) {
		page = device_private_entry_to_page(a[at]);
		advance();
	}
	if (is_device_exclusive_entry(a[at])) {
		page = device_exclusive_entry_to_page(a[at]);
		advance();
	}
	if (is_coherent_entry(a[at])) {
		page = coherent_entry_to_page(a[at]);
		advance();
	}
	return page ? (long)page->pfn : -1;
}
