// RUN: %case %s | FileCheck %s
// A call may change the entry though it gets no pointer.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static swp_entry_t current_entry;
static int step(swp_entry_t from)
{
	current_entry = swp_entry(SWP_DEVICE_READ, swp_offset(from));
	return ++effects;
}

long run(swp_entry_t e)
{
	struct page *page = NULL;

	current_entry = e;
	if (is_migration_entry(current_entry)) {
		page = migration_entry_to_page(current_entry);
		step(current_entry);
	}
	if (is_device_private_entry(current_entry)) {
		page = device_private_entry_to_page(current_entry);
		step(current_entry);
	}
	if (is_device_exclusive_entry(current_entry)) {
		page = device_exclusive_entry_to_page(current_entry);
		step(current_entry);
	}
	if (is_coherent_entry(current_entry)) {
		page = coherent_entry_to_page(current_entry);
		step(current_entry);
	}
	return page ? (long)page->pfn : -1;
}
