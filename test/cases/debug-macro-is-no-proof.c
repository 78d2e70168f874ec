// RUN: %case %s | FileCheck %s
// A macro that has BUG_ON in its name need not stop anything.
// CHECK: not replaced: no test for device_private guards this call
#include "swapops.h"
extern int effects;
#define DEBUG_BUG_ON(x) do { if (x) effects++; } while (0)

long run(swp_entry_t e)
{
	DEBUG_BUG_ON(!is_device_private_entry(e));
	return device_private_entry_to_page(e)->pfn;
}
