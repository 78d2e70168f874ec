// RUN: %case %s | FileCheck %s
// In another configuration the first of several ifs is part of another one.
// CHECK: not folded: a preprocessor directive next to it
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page = NULL;

#ifdef CFG_A
	if (swp_offset(e) & 1)
#endif
	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
	if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	if (is_coherent_entry(e))
		page = coherent_entry_to_page(e);
	return page ? (long)page->pfn : -1;
}
