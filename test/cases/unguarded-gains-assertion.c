// RUN: %case %s | FileCheck %s
// The unified converter asserts of other kinds what this one does not.
// CHECK: not replaced: no test for device_private guards this call
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = device_private_entry_to_page(e);

	return page ? (long)page->pfn : -1;
}
