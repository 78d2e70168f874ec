// RUN: %case %s | FileCheck %s
// A mutator changes what the assignment in its place will change, and nothing else.
// CHECK: +	x = make_readable_migration_entry(swp_offset(x));
// CHECK: +		page = pfn_swap_entry_to_page(*p);
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;
	swp_entry_t x = e, *p = &e;
	bool exclusive = is_device_exclusive_entry(*p);

	make_migration_entry_read(&x);
	if (exclusive)
		page = device_exclusive_entry_to_page(*p);
	return page ? (long)page->pfn : swp_type(x);
}
