// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor -- -DCOUNT_COPIES
// Entries whose copies somebody counts: a fold makes fewer.
// WARN(family-class.h): header has no unified predicate and page converter
#include "family-class.h"

page *chain(mm::swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: copying the entry runs code
	if (is_migration_entry(entry))
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		// WARN: 'device_private_entry_to_page' converts only one kind of entry
		return device_private_entry_to_page(entry);
//--- after
	if (is_migration_entry(entry))
		return pfn_swap_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
	return nullptr;
}

bool disjunction(mm::swp_entry_t entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: copying the entry runs code
	return is_migration_entry(entry) || is_device_private_entry(entry);
}
