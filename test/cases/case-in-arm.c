// RUN: %case %s | FileCheck %s
// Control comes to the conversion by the label too, where no test proves the kind.
// CHECK: not replaced: no test for migration guards this call
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

	switch (swp_offset(e) & 3) {
	case 0:
		if (is_migration_entry(e)) {
	case 1:
			page = migration_entry_to_page(e);
		}
	}
	return page ? (long)page->pfn : -1;
}
