// RUN: %case %s | FileCheck %s
// The comment goes on to the next line, and is kept.
// CHECK: not folded: a backslash continues a line inside
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry_to_page(e); // the locked \
						      one
	else if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
	effects++;
	return page ? (long)page->pfn : -1;
}
