// RUN: %case %s | FileCheck %s
// There is no room for braces between two branches on one line.
// CHECK: not replaced: a branch stands on the line of its condition
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;

	if (n) e = make_device_private_entry(page, w); else e = make_device_private_entry(page, !w);
	return swp_type(e);
}
