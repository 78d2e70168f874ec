// RUN: %case %s | FileCheck %s
// A flag with a comma in it is one argument.
// CHECK: +
#include "swapops.h"
extern int effects;
static int type_of(swp_entry_t entry)
{
	return swp_type(entry);
}

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;

	return type_of(make_device_private_entry(page, (n, w)));
}
