// RUN: %case %s | FileCheck %s
// A macro has the name of the unified converter.
// CHECK: not folded: a macro hides 'pfn_swap_entry_to_page'
#include "swapops.h"
extern int effects;
#define pfn_swap_entry_to_page(x) (effects++, pfn_swap_entry_to_page(x))

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
	else if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	else if (is_coherent_entry(e))
		page = coherent_entry_to_page(e);
	return page ? (long)page->pfn : -1;
}
