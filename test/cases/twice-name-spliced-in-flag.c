// RUN: %case %s | FileCheck %s
// The name in the flag keeps its backslash, which keeps the call around it.
// CHECK: 'make_migration_entry' chooses what it makes by a flag
// CHECK: not replaced: a backslash continues a line inside
// CHECK: 'is_write_migration_entry' asks whether an entry is a write
// CHECK: not replaced: a backslash continues a line inside
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	swp_entry_t x = { 0 };

	x = make_migration_entry(mem_map, is_write_mig\
ration_entry(e));
	return swp_type(x);
}
