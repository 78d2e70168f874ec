// RUN: %case %s | FileCheck %s
// A flag that is no integer becomes one when it is handed on.
// CHECK: (int)(half)
#include "swapops.h"

long run(swp_entry_t e)
{
	double half = swp_offset(e) / 10.0;
	swp_entry_t x;

	x = make_migration_entry(mem_map, half);
	return swp_type(x);
}
