// RUN: %case %s | FileCheck %s
// A mutator in an #if keeps no address: what a call behind it may do is known at once.
// CHECK: +	e = make_readable_migration_entry(swp_offset(e));
// CHECK: +		page = (effects++, step(), pfn_swap_entry_to_page(e));
#include "swapops.h"
extern int effects;
static int others;

static void step(void)
{
	others++;
}

long run(swp_entry_t e)
{
	struct page *page = NULL;

#ifndef CFG_A
	make_migration_entry_read(&e);
#endif
	if (is_device_private_entry(e))
		page = (effects++, step(), device_private_entry_to_page(e));
	return page ? (long)page->pfn : -1;
}
