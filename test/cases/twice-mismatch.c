// RUN: %case %s | FileCheck %s
// A constructor that asserts something calls what may change an entry whose address is
// kept, as the assertion does that takes its place: both runs know the same of the entry.
// CHECK: nothing proves that this is a device_private entry
#include "swapops.h"

long run(swp_entry_t e)
{
	unsigned long pfn = 0;
	swp_entry_t *p = &e;
	swp_entry_t x;
	bool kept = is_migration_entry(e);

	x = make_migration_entry(&mem_map[5], 1);
	if (kept)
		pfn = device_private_entry_to_pfn(e);
	return (long)pfn + (long)swp_offset(*p) + (long)swp_type(x);
}
