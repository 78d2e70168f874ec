// RUN: %case %s | FileCheck %s
// A name that a backslash cuts is found where the configuration hides it.
// CHECK: name-spliced-and-hidden.c:13: device_private_entry_to_page: not seen: hidden by
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;

#ifdef CFG_A
	if (is_device_private_entry(e))
		page = device_private\
_entry_to_page(e);
#endif
	return page ? (long)page->pfn : -1;
}
