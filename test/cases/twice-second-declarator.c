// RUN: %case %s | FileCheck %s
// The second declarator keeps the first from being split as long as it has its value.
// CHECK: not replaced: what it asserts of the page needs a statement
// CHECK: z3 = (b = !b) ? make_writable_device_private_entry(
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	bool b = swp_offset(e) & 1;
	struct page *page = mem_map + 5;
	swp_entry_t y3 = make_migration_entry(mem_map, 1), z3 = make_device_private_entry(page, (b = !b));

	return swp_type(y3) + swp_type(z3);
}
