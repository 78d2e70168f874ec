// RUN: %case %s | FileCheck %s
// The choice is one operand of sizeof.
// CHECK: +
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;

	return sizeof make_device_private_entry(page, w);
}
