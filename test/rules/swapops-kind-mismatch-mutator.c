// RUN: %check_rule %s swapops-kind-mismatch
// What changes an entry in place converts it, too.
#include "family-flag.h"

void swapped(swp_entry_t entry, swp_entry_t *out)
{
	if (is_write_device_private_entry(entry)) {
		// WARN: entry that was tested to be 'device_private' is converted as 'migration'
		make_migration_entry_read(&entry);
		*out = entry;
	}
}

void same_kind(swp_entry_t entry, swp_entry_t *out)
{
	if (is_write_device_private_entry(entry)) {
		make_device_private_entry_read(&entry);
		*out = entry;
	}
}

/* Nothing proves where the pointer leads. */
void through_a_pointer(swp_entry_t *entry)
{
	if (is_write_device_private_entry(*entry))
		make_migration_entry_read(entry);
}
