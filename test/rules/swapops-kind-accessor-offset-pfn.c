// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// In a tree that keeps flags in the offset the page frame number is another
// function's.
// WARN(family-pfn.h): header has no unified predicate and page converter
#include "family-pfn.h"

unsigned long number(swp_entry_t entry)
{
	unsigned long pfn = 0;

	if (is_device_private_entry(entry))
//--- before
		// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
		pfn = device_private_entry_to_pfn(entry);
//--- after
		pfn = swp_offset_pfn(entry);
//--- both
	return pfn;
}

unsigned long numbers(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry))
		return device_private_entry_to_pfn(entry);
	else if (is_migration_entry(entry))
		return swp_offset_pfn(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return swp_offset_pfn(entry);
//--- both
	return 0;
}

struct page *pages(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry))
		return pfn_to_page(swp_offset_pfn(entry));
	else if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

struct page *by_hand(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
//--- before
		// WARN: page of an entry is converted by hand
		return pfn_to_page(swp_offset_pfn(entry));
//--- after
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

/* The offset is the number and its flags: it stays what it is. */
unsigned long offsets(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry))
		return swp_offset(entry);
	else if (is_migration_entry(entry))
		return swp_offset(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return swp_offset(entry);
//--- both
	return 0;
}

/* Near miss: so it is not the number of the other arm. */
unsigned long offset_and_number(swp_entry_t entry)
{
//--- before
	// REMARK: tests of an entry's kind have arms that differ
	if (is_device_private_entry(entry))
		return swp_offset(entry);
	// NOTE: not folded: this arm does something else
	else if (is_migration_entry(entry))
		// WARN: 'migration_entry_to_pfn' converts only one kind of entry
		return migration_entry_to_pfn(entry);
//--- after
	if (is_device_private_entry(entry))
		return swp_offset(entry);
	else if (is_migration_entry(entry))
		return swp_offset_pfn(entry);
//--- both
	return 0;
}
