// RUN: %check_rule %s swapops-writable-predicate
// Predicates on writes get the name that the new constructors have.
// WARN(family-write.h): header has no 'is_writable_migration_entry'
// WARN(family-write.h): header has no 'is_writable_device_private_entry'
#include "family-write.h"

int positive(swp_entry_t entry)
{
//--- before
	// WARN: 'is_write_migration_entry' asks whether an entry is a write
	if (is_write_migration_entry(entry) &&
	    // WARN: 'is_write_device_private_entry' asks whether an entry is a write
	    !is_write_device_private_entry(entry))
//--- after
	if (is_writable_migration_entry(entry) &&
	    !is_writable_device_private_entry(entry))
//--- both
		return 1;
	return 0;
}

bool near_miss(swp_entry_t entry, int is_write_some_entry)
{
	return is_write_some_entry && is_migration_entry(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: 'is_write_migration_entry' asks whether an entry is a write
	return WARN_ON(is_write_migration_entry(entry));
//--- after
	return WARN_ON(is_writable_migration_entry(entry));
//--- both
}

//--- before
// WARN: 'is_write_migration_entry' asks whether an entry is a write
#define MACRO_BODY(entry) is_write_migration_entry(entry)
//--- after
#define MACRO_BODY(entry) is_writable_migration_entry(entry)
//--- both
int macro_body(swp_entry_t entry)
{
	return MACRO_BODY(entry) && !MACRO_BODY(entry);
}

int comment_inside(swp_entry_t entry)
{
//--- before
	// WARN: 'is_write_migration_entry' asks whether an entry is a write
	return is_write_migration_entry(/* kept */ entry);
//--- after
	return is_writable_migration_entry(/* kept */ entry);
//--- both
}

bool (*address(void))(swp_entry_t)
{
//--- before
	// WARN: 'is_write_device_private_entry' asks whether an entry is a write
	return is_write_device_private_entry;
//--- after
	return is_writable_device_private_entry;
//--- both
}

bool hidden_name(swp_entry_t entry, int is_writable_migration_entry)
{
	// WARN: 'is_write_migration_entry' asks whether an entry is a write
	// NOTE: not replaced: a local name hides 'is_writable_migration_entry' there
	return is_writable_migration_entry && is_write_migration_entry(entry);
}
