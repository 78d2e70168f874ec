// RUN: %case %s | FileCheck %s
// A variable whose type is that of its value is not declared without it.
// CHECK: note: not replaced: what it asserts of the page needs a statement, but the variable gets its value where it is declared
// CHECK: + __auto_type x =
// CHECK: + swp_offset(e) & 1
#include "swapops.h"

long run(swp_entry_t e)
{
	__auto_type x = make_device_private_entry(mem_map + 1, swp_offset(e) & 1);
	__auto_type y = make_migration_entry(mem_map + 2, 1);

	return swp_type(x) * 64 + swp_type(y);
}
