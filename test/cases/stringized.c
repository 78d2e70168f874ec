// RUN: %case %s | FileCheck %s
// The macro also makes a string of its argument.
// CHECK: not folded: a macro makes a string of it
#include "swapops.h"
extern int effects;
#define TRACE(x) (effects += sizeof(#x), (x))

long run(swp_entry_t e)
{
	return TRACE(is_migration_entry(e) || is_device_private_entry(e) ||
		     is_device_exclusive_entry(e) || is_coherent_entry(e));
}
