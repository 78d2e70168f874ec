// RUN: %case %s | FileCheck %s
// Lines that a backslash joins are not laid out anew.
// CHECK: +ge = (pfn_swap_entry_to_page(e));
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	if (swp_offset(e) != 7) {
		if (is_device_exclusive_entry(e)) {
			struct page *pa\
ge = (device_exclusive_entry_to_page(e));

			return page->pfn;
		}
	}
	return -1;
}
