// RUN: %case %s | FileCheck %s
// In another configuration the last of several ifs has an else.
// CHECK: not folded: a preprocessor directive next to it
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
	if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	if (is_coherent_entry(e))
		page = coherent_entry_to_page(e);
#ifdef CFG_A
	else
		effects++;
#endif
	return page ? (long)page->pfn : -1;
}
