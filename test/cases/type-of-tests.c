// RUN: %case %s | FileCheck %s
// Tests that are joined are an int, and the predicate for all of them is a bool.
// CHECK-COUNT-5: note: not folded: a type is deduced from the tests, which are an int
// CHECK: + n += is_pfn_swap_entry(e);
// CHECK: + n += (n ? is_pfn_swap_entry(e) : 2);
#include "swapops.h"
#define TWICE(x) ({ typeof(x) i = (x); i += 4; i * 2; })

long run(swp_entry_t e)
{
	__auto_type n = is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e);
	__auto_type m = ({ is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e); });
	typeof(is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e)) t = 5;

	n += _Generic(is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e), int: 8, default: 16);
	m += TWICE(is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e));
	n += is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e);
	n += (n ? is_migration_entry(e) || is_device_private_entry(e) || is_device_exclusive_entry(e) || is_coherent_entry(e) : 2);
	return n * 64 + m * 8 + t;
}
