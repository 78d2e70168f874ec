// A gap that is meant everywhere.
// RUN: %check_rule %s swapops-kind-coverage --option 'swapops-kind-coverage.IgnoredKinds=device_exclusive, hwpoison'
#include "family-third.h"

bool ignored(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry);
}

bool not_ignored(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_exclusive' and 'migration' and leave out 'device_private'
	return is_migration_entry(entry) || is_device_exclusive_entry(entry);
}
