// RUN: %case %s | FileCheck %s
// A local hides the name that a rewrite writes, all of it in a macro's argument.
// CHECK: not replaced: a local name hides 'swp_offset' there
#include "swapops.h"
extern int effects;
#define ARGUMENT(...) __VA_ARGS__

long run(swp_entry_t e)
{
	unsigned long pfn = 0;

	ARGUMENT(
	{
		int swp_offset = 3;

		pfn = migration_entry_to_pfn(e) + swp_offset;
	}
	)
	return pfn;
}
