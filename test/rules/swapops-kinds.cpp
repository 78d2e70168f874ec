// The rules about kinds, in C++, where entries are copied by constructors.
// RUN: %check_rule %s swapops-kind-mismatch,swapops-kind-coverage,swapops-unguarded-convert
#include "family-third.h"

namespace mm {

struct Walker {
	swp_entry_t entry;
	pte_t *ptep;

	page *mismatch()
	{
		if (is_migration_entry(entry))
			// WARN: entry that was tested to be 'migration' is converted as 'device_private'
			return device_private_entry_to_page(entry);
		return nullptr;
	}

	page *same_kind()
	{
		return is_migration_entry(entry) ? migration_entry_to_page(entry) : nullptr;
	}

	bool gap() const
	{
		// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
		return is_migration_entry(entry) || is_device_private_entry(entry);
	}

	bool no_gap() const
	{
		return is_migration_entry(entry) || is_device_private_entry(entry) ||
		       is_device_exclusive_entry(entry);
	}

	page *unguarded()
	{
		const swp_entry_t read = pte_to_swp_entry(*ptep);
		// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
		page *found = migration_entry_to_page(read);

		return is_migration_entry(read) ? found : nullptr;	// NOTE: the entry is asked for its kind here
	}

	page *guarded()
	{
		const swp_entry_t read = pte_to_swp_entry(*ptep);

		return is_migration_entry(read) ? migration_entry_to_page(read) : nullptr;
	}
};

page *(*in_lambda)(swp_entry_t) = [](swp_entry_t entry) -> page * {
	if (is_device_private_entry(entry))
		// WARN: entry that was tested to be 'device_private' is converted as 'migration'
		return migration_entry_to_page(entry);
	return nullptr;
};

} // namespace mm
