// RUN: %case %s | FileCheck %s
// The stub gives NULL, and the unified converter does not.
// CHECK: not replaced: no test for coherent guards this call
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = coherent_entry_to_page(e);

	return page ? (long)page->pfn : -1;
}
