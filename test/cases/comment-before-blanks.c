// RUN: %case %s | FileCheck %s
// The second arm goes, with the blanks at the end of its last line: they would be part
// of the first one's comment.
// CHECK: swapops-entry-chain: 1 rewritten, 0 left
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page = NULL;

	if (is_migration_entry(e)) {
		page = migration_entry_to_page(e);
	} // one
	if (is_device_private_entry(e)) {
		page = device_private_entry_to_page(e);
	}	 
	return page ? (long)page->pfn : -1;
}
