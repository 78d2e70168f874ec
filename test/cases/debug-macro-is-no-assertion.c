// RUN: %case %s | FileCheck %s
// A macro may change the entry whatever it is called.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static swp_entry_t current_entry;
static void step(void)
{
	current_entry = swp_entry(SWP_DEVICE_READ, 3);
	effects++;
}
#define DEBUG_STEP() step()

long run(swp_entry_t e)
{
	struct page *page = NULL;

	current_entry = e;
	if (is_migration_entry(current_entry)) {
		page = migration_entry_to_page(current_entry);
		DEBUG_STEP();
	}
	if (is_device_private_entry(current_entry)) {
		page = device_private_entry_to_page(current_entry);
		DEBUG_STEP();
	}
	if (is_device_exclusive_entry(current_entry)) {
		page = device_exclusive_entry_to_page(current_entry);
		DEBUG_STEP();
	}
	if (is_coherent_entry(current_entry)) {
		page = coherent_entry_to_page(current_entry);
		DEBUG_STEP();
	}
	return page ? (long)page->pfn : -1;
}
