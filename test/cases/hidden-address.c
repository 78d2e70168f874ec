// RUN: %case %s | FileCheck %s
// In another configuration a call in an arm reaches the entry through a pointer.
// CHECK: not folded: an arm may change the entry before the next test
#include "swapops.h"
extern int effects;
static swp_entry_t *kept;

static void step(void)
{
	effects++;
	if (kept)
		*kept = swp_entry(SWP_DEVICE_READ, 3);
}

long run(swp_entry_t e)
{
	struct page *page = NULL;

#ifdef CFG_A
	kept = &e;
#endif
	if (is_migration_entry(e)) {
		page = migration_entry_to_page(e);
		step();
	}
	if (is_device_private_entry(e)) {
		page = device_private_entry_to_page(e);
		step();
	}
	if (is_device_exclusive_entry(e)) {
		page = device_exclusive_entry_to_page(e);
		step();
	}
	if (is_coherent_entry(e)) {
		page = coherent_entry_to_page(e);
		step();
	}
	kept = NULL;
	return page ? (long)page->pfn : -1;
}
