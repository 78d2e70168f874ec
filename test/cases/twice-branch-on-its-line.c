// RUN: %case %s | FileCheck %s
// The first branch is in nobody's way once the second has a line of its own.
// CHECK: not replaced: a branch stands on the line of its condition
// CHECK: not replaced: a branch stands on the line of its condition
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	long n = swp_offset(e) & 3;
	swp_entry_t x;

	if (n)
		x = make_device_private_entry(mem_map, n & 1);
	else x = make_device_private_entry(mem_map,
n);
	return swp_type(x);
}
