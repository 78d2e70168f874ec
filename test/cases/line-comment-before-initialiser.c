// RUN: %case %s | FileCheck %s
// What is put behind a line comment would be a part of it.
// CHECK: = w ? make_writable_device_private_entry(page_to_pfn(page))
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;
	swp_entry_t x // the entry
		= make_device_private_entry(page, w);

	return swp_type(x);
}
