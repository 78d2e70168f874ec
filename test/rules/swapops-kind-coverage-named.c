// RUN: %check_rule %s swapops-kind-coverage
// Kinds that a condition around the tests names in another way.
#include "family-third.h"

#define WALK_MIGRATION 1
#define WALK_WRITE 2

/* A flag that is called like the kind is another branch's question. */
bool counts_as_mapped(swp_entry_t entry, int flags)
{
	if (flags & WALK_MIGRATION)
		return true;
	else if (!is_device_private_entry(entry) && !is_device_exclusive_entry(entry))
		return false;
	return true;
}

/* Near miss: this one is not called so. */
bool counts_as_written(swp_entry_t entry, int flags)
{
	// WARN: tests of an entry's kind handle 'device_exclusive' and 'device_private' and leave out 'migration'
	if (flags & WALK_WRITE)
		return true;
	else if (!is_device_private_entry(entry) && !is_device_exclusive_entry(entry))
		return false;
	return true;
}
