// In C++ an entry that is passed by value is copied by a constructor.
// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

namespace mm {

struct Walker {
	swp_entry_t entry;
	page *found;

	void chain()
	{
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			found = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			found = device_private_entry_to_page(entry);
//--- after
		if (is_pfn_swap_entry(entry))
			found = pfn_swap_entry_to_page(entry);
//--- both
	}

	page *single(pte_t pte)
	{
		const swp_entry_t other = pte_to_swp_entry(pte);

		if (!is_migration_entry(other))
			return nullptr;
//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		return migration_entry_to_page(other);
//--- after
		return pfn_swap_entry_to_page(other);
//--- both
	}
};

page *(*converter)(swp_entry_t) = [](swp_entry_t entry) -> page * {
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		return migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		return device_private_entry_to_page(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		return pfn_swap_entry_to_page(entry);
	}
//--- both
	return nullptr;
};

} // namespace mm
