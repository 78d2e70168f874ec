// RUN: %check_rule %s swapops-entry-chain
// Entries of a class whose copies nobody notices; names that are qualified.
// WARN(family-class.h): header has no unified predicate and page converter
#include "family-class.h"

struct walk {
	mm::swp_entry_t entry;
	page *found;

	void member()
	{
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			found = migration_entry_to_page(entry);
		if (is_device_private_entry(entry))
			found = device_private_entry_to_page(entry);
//--- after
		if (is_pfn_swap_entry(entry))
			found = pfn_swap_entry_to_page(entry);
//--- both
	}
};

page *qualified(mm::swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (mm::is_migration_entry(entry))
		return mm::migration_entry_to_page(entry);
	else if (mm::is_device_private_entry(entry))
		return mm::device_private_entry_to_page(entry);
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return mm::is_migration_entry(entry) || mm::is_device_private_entry(entry) ? mem_map : nullptr;
//--- after
	if (mm::is_pfn_swap_entry(entry))
		return mm::pfn_swap_entry_to_page(entry);
	return mm::is_pfn_swap_entry(entry) ? mem_map : nullptr;
//--- both
}

/* An assignment is a call of an operator. */
page *assigned(mm::swp_entry_t entry, mm::swp_entry_t other)
{
	page *found = nullptr;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		found = migration_entry_to_page(entry);
		entry = other;
	}
	if (is_device_private_entry(entry)) {
		found = device_private_entry_to_page(entry);
		entry = other;
	}
	return found;
}

page *changed_by_its_own_function(mm::swp_entry_t entry)
{
	page *found = nullptr;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before it is converted
	if (is_migration_entry(entry)) {
		entry.set(1);
		found = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		entry.set(1);
		found = device_private_entry_to_page(entry);
	}
	return found;
}

void next(mm::swp_entry_t &entry);

page *changed_by_reference(mm::swp_entry_t entry)
{
	page *found = nullptr;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		found = migration_entry_to_page(entry);
		next(entry);
	}
	if (is_device_private_entry(entry)) {
		found = device_private_entry_to_page(entry);
		next(entry);
	}
	return found;
}

/* A reference may be to anything, so that the target may be the entry. */
void references(mm::swp_entry_t &entry, unsigned long &pfn)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry))
		pfn = migration_entry_to_pfn(entry);
	if (is_device_private_entry(entry))
		pfn = device_private_entry_to_pfn(entry);
}

page *alias(mm::swp_entry_t entry, mm::swp_entry_t other)
{
	mm::swp_entry_t &same = entry;
	page *found = nullptr;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		found = migration_entry_to_page(entry);
		same = other;
	}
	if (is_device_private_entry(entry)) {
		found = device_private_entry_to_page(entry);
		same = other;
	}
	return found;
}

/* Near miss: a variable in the condition makes it no arm. */
page *with_variable(mm::swp_entry_t entry)
{
	if (bool is = is_migration_entry(entry))
		return is ? migration_entry_to_page(entry) : nullptr;
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return nullptr;
}

/* A template is read as it is written; its copies are not. */
template <typename T> T in_a_template(mm::swp_entry_t entry, T other)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (mm::is_migration_entry(entry))
		return mm::migration_entry_to_page(entry);
	else if (mm::is_device_private_entry(entry))
		return mm::device_private_entry_to_page(entry);
//--- after
	if (mm::is_pfn_swap_entry(entry))
		return mm::pfn_swap_entry_to_page(entry);
//--- both
	return other;
}

page *of_template(mm::swp_entry_t entry)
{
	return in_a_template<page *>(entry, nullptr) + (in_a_template<const page *>(entry, nullptr) != nullptr);
}

/* Temporaries are other entries each time. */
page *temporary(unsigned long val)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry expression has side effects
	if (is_migration_entry(mm::swp_entry_t(val)))
		return migration_entry_to_page(mm::swp_entry_t(val));
	else if (is_device_private_entry(mm::swp_entry_t(val)))
		return device_private_entry_to_page(mm::swp_entry_t(val));
	return nullptr;
}
