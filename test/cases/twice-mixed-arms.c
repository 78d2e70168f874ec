// RUN: %case %s | FileCheck %s
// The unified converter counts, which pfn_to_page() does not.
// CHECK: 'pfn_swap_entry_to_page' does more than convert and assert
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_private_entry(e))
		page = pfn_to_page(device_private_entry_to_pfn(e));
	return page ? (long)page->pfn : -1;
}
