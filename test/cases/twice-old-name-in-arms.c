// RUN: %case %s | FileCheck %s
// The predicate in the second arm goes with it; the first arm keeps its own, with a new name.
// CHECK: -		if (is_write_migration_entry(x))
// CHECK: +	if (is_device_private_entry(e) || is_device_exclusive_entry(e)) {
// CHECK: +		if (is_writable_migration_entry(x))
#include "swapops.h"
extern int effects;

long run(swp_entry_t e)
{
	struct page *page = NULL;
	swp_entry_t x = swp_entry(SWP_MIGRATION_WRITE, 3);

	if (is_device_private_entry(e)) {
		if (is_write_migration_entry(x))
			page = device_private_entry_to_page(e);
	} else if (is_device_exclusive_entry(e)) {
		if (is_write_migration_entry(x))
			page = device_exclusive_entry_to_page(e);
	}
	return page ? (long)page->pfn : -1;
}
