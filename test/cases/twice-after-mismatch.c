// RUN: %case %s | FileCheck %s
// New names would hide from the next run why this is not folded.
// CHECK: not folded: an arm converts another kind or entry than it tests
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e) || is_device_private_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	return page ? (long)page->pfn : -1;
}
