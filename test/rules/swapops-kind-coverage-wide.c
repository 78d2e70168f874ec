// A unified predicate that accepts broken memory, too, which is of one type.
// RUN: %check_rule %s swapops-kind-coverage
#include "family-wide.h"

bool all_but_broken_memory(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_exclusive', 'device_private' and 'migration' and leave out 'hwpoison', with which they would be 'is_pfn_swap_entry'
	return is_migration_entry(entry) || is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry);
}

/* One kind that grants access, and broken memory. */
bool no_two_alike(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_hwpoison_entry(entry);
}

bool gap(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_exclusive' and 'migration' and leave out 'device_private'
	return is_migration_entry(entry) || is_device_exclusive_entry(entry);
}

/* The unified predicate asks for all of them. */
int unified(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return 1;
	else if (is_device_exclusive_entry(entry))
		return 2;
	else if (is_pfn_swap_entry(entry))
		return 3;
	return 0;
}
