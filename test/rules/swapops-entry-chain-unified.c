// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// The tree has a unified pair for exactly the kinds that have converters.
#include "family-unified.h"

struct page *chain(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* One of them was converted before. */
struct page *half_done(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *converted_before(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		return pfn_swap_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

struct page *single(swp_entry_t entry)
{
	if (!is_migration_entry(entry))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return migration_entry_to_page(entry);
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* The unified predicate is a proof, too. */
struct page *by_hand(swp_entry_t entry)
{
	if (!is_pfn_swap_entry(entry))
		return NULL;
//--- before
	// WARN: page of an entry is converted by hand
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* Near miss: there is nothing left to do. */
struct page *done(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else if (is_hwpoison_entry(entry))
		page = pfn_to_page(entry.val);
	return page;
}
