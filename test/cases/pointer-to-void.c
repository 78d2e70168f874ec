// RUN: %case %s | FileCheck %s
// What the pointer points to cannot be assigned.
// CHECK: not replaced: its argument points to another type
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	void *p = &e;

	make_migration_entry_read(p);
	return swp_type(e);
}
