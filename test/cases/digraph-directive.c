// RUN: %case %s | FileCheck %s
// %: begins a directive as # does.
// CHECK: not folded: a preprocessor directive stands inside
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
%:ifdef CFG_A
	else if (swp_offset(e) == 7)
		page = NULL;
%:endif
	else if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	return page ? (long)page->pfn : -1;
}
