// RUN: %check_rule %s swapops-entry-chain
// The tree has a unified predicate, which accepts more kinds than have a
// converter: the tests stay, and a note says which kinds they leave out.
#include "family-wide.h"

struct page *two_kinds(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept device_exclusive, hwpoison entries
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
//--- after
	if (is_device_private_entry(entry) || is_migration_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The other two have only the unified converter. */
struct page *all_kinds(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 4 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else if (is_hwpoison_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* What no converter was needed for. */
struct page *already_unified(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept device_private, hwpoison entries
	if (unlikely(is_device_exclusive_entry(entry))) {
		page = pfn_swap_entry_to_page(entry);
		get_page(page);
	} else if (unlikely(is_migration_entry(entry))) {
		page = pfn_swap_entry_to_page(entry);
		get_page(page);
	}
//--- after
	if (unlikely(is_device_exclusive_entry(entry) ||
		     is_migration_entry(entry))) {
		page = pfn_swap_entry_to_page(entry);
		get_page(page);
	}
//--- both
	return page;
}

bool all_of_them(swp_entry_t entry)
{
//--- before
	// WARN: tests for 4 kinds spell out 'is_pfn_swap_entry'
	return is_hwpoison_entry(entry) || is_migration_entry(entry) ||
	       is_device_exclusive_entry(entry) ||
	       is_device_private_entry(entry);
//--- after
	return is_pfn_swap_entry(entry);
//--- both
}

/* One after the other accepts more than the unified predicate does not. */
struct page *unified_and_more(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: 'is_migration_entry' accepts entries that another test accepts too
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	return NULL;
}

/* Near misses. */
bool two_of_four(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry);
}

bool three_of_four(swp_entry_t entry)
{
	return !is_migration_entry(entry) && !is_device_private_entry(entry) &&
	       !is_hwpoison_entry(entry);
}
