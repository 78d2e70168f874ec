// RUN: %case %s | FileCheck %s
// A variable may be cleaned up by a call that changes the entry.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static swp_entry_t current_entry;
static void release(int *lock)
{
	current_entry = swp_entry(SWP_DEVICE_READ, 3);
	effects++;
}
#define GUARD() int lock __attribute__((cleanup(release))) = 1

long run(swp_entry_t e)
{
	struct page *page = NULL;

	current_entry = e;
	if (is_migration_entry(current_entry)) {
		GUARD();
		page = migration_entry_to_page(current_entry);
	}
	if (is_device_private_entry(current_entry)) {
		GUARD();
		page = device_private_entry_to_page(current_entry);
	}
	if (is_device_exclusive_entry(current_entry)) {
		GUARD();
		page = device_exclusive_entry_to_page(current_entry);
	}
	if (is_coherent_entry(current_entry)) {
		GUARD();
		page = coherent_entry_to_page(current_entry);
	}
	return page ? (long)page->pfn : -1;
}
