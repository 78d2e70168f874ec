// RUN: %case %s | FileCheck %s
// Each would be written anew with the other one's old text: a second run would go on.
// CHECK: not replaced: another call of a constructor stands inside
// CHECK: not replaced: it stands inside another call of a constructor
#include "swapops.h"
extern int effects;
static int type_of(swp_entry_t entry)
{
	return swp_type(entry);
}

long run(swp_entry_t e)
{
	bool b = swp_offset(e) & 1;
	struct page *page = mem_map + 5;
	swp_entry_t x;

	x = make_device_private_entry(page, type_of(make_device_private_entry(mem_map, b)) & 1);
	return swp_type(x);
}
