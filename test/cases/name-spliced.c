// RUN: %case %s | FileCheck %s
// The name is longer in the file than it reads.
// CHECK: not folded: a backslash continues a line inside
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e))
		page = migration_entry\
_to_page(e);
	else if (is_device_private_entry(e))
		page = device_private_entry\
_to_page(e);
	return page ? (long)page->pfn : -1;
}
