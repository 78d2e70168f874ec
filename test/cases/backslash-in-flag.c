// RUN: %case %s | FileCheck %s
// The flag cannot go to one line with its backslash.
// CHECK: not replaced: a backslash continues a line inside
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;
	swp_entry_t x = make_device_private_entry(page, n \
						  != 2);

	return swp_type(x);
}
