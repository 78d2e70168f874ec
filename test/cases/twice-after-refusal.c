// RUN: %case %s | FileCheck %s
// New names would hide from the next run why this is not folded.
// CHECK: not folded: an arm may change the entry before it is converted
#include "swapops.h"
extern int effects;
struct slot {
	swp_entry_t entry;
	struct page *page;
};

long run(swp_entry_t e)
{
	struct slot s[1] = { { e, NULL } }, *q = s;
	swp_entry_t *p = &e;

	if (is_migration_entry(*p)) {
		q->entry = *p;
		q->page = migration_entry_to_page(*p);
	} else if (is_device_private_entry(*p)) {
		q->entry = *p;
		q->page = device_private_entry_to_page(*p);
	}
	return s[0].page ? (long)s[0].page->pfn : -1;
}
