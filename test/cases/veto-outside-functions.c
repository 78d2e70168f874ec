// RUN: %case %s | FileCheck %s
// A macro's body is not changed for one use of it where another one is in no function.
// CHECK: warning: 'migration_entry_to_page' converts only one kind of entry
// CHECK-NEXT: :[[@LINE+4]]:40: note: not changed: nothing is known of this use of the macro
#include "swapops.h"
#define TO_PAGE migration_entry_to_page

struct page *(*convert)(swp_entry_t) = TO_PAGE;

long run(swp_entry_t e)
{
	struct page *page = convert(e);

	if (is_migration_entry(e))
		page = TO_PAGE(e);
	return page->pfn;
}
