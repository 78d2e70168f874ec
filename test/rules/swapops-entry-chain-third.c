// RUN: %check_rule %s swapops-entry-chain
// Three kinds: the unified predicate is for chains of all of them.
// WARN(family-third.h): header has no unified predicate and page converter
#include "family-third.h"

struct page *all_three(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 3 tests of an entry's kind have arms that differ only in their converter
	if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
	else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* Braces in the middle. */
struct page *all_three_and_else(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 3 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
	else
		page = NULL;
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else
		page = NULL;
//--- both
	return page;
}

unsigned long all_three_return(swp_entry_t entry)
{
//--- before
	// WARN: 3 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		return migration_entry_to_pfn(entry);
	if (is_device_exclusive_entry(entry))
		return device_exclusive_entry_to_pfn(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_pfn(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return swp_offset(entry);
//--- both
	return 0;
}

/* A part of the chain is a disjunction already. */
struct page *disjunction_as_arm(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry) || is_device_exclusive_entry(entry))
		page = pfn_to_page(swp_offset(entry));
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

bool disjunction(swp_entry_t entry)
{
//--- before
	// WARN: tests for 3 kinds spell out 'is_pfn_swap_entry'
	return is_migration_entry(entry) || is_device_exclusive_entry(entry) ||
	       is_device_private_entry(entry);
//--- after
	return is_pfn_swap_entry(entry);
//--- both
}

/* Two of three: the tests stay, as one. */
struct page *two_of_three(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept device_exclusive entries
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_migration_entry(entry) || is_device_private_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* That can make a line too long. */
struct page *two_of_three_far_in(swp_entry_t current_entry, bool asked)
{
	struct page *page = NULL;

	if (asked) {
		do {
//--- before
			// WARN: 2 tests of an entry's kind have arms that differ only in their converter
			// NOTE: 'is_pfn_swap_entry' would also accept migration entries
			if (is_device_private_entry(current_entry))
				page = device_private_entry_to_page(current_entry);
			else if (is_device_exclusive_entry(current_entry))
				page = device_exclusive_entry_to_page(current_entry);
//--- after
			if (is_device_private_entry(current_entry) ||
			    is_device_exclusive_entry(current_entry))
				page = pfn_swap_entry_to_page(current_entry);
//--- both
		} while (!page);
	}
	return page;
}

struct page *two_of_three_unlikely(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept device_private entries
	if (unlikely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (unlikely(is_device_exclusive_entry(entry)))
		page = device_exclusive_entry_to_page(entry);
//--- after
	if (unlikely(is_migration_entry(entry) ||
		     is_device_exclusive_entry(entry)))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The page numbers of a part of the kinds need no unified converter. */
unsigned long numbers_of_two(swp_entry_t entry)
{
	unsigned long pfn = 0;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept migration entries
	if (is_device_exclusive_entry(entry))
		pfn = device_exclusive_entry_to_pfn(entry);
	else if (is_device_private_entry(entry))
		pfn = device_private_entry_to_pfn(entry);
//--- after
	if (is_device_exclusive_entry(entry) || is_device_private_entry(entry))
		pfn = swp_offset(entry);
//--- both
	return pfn;
}

/* The arms of two are the same, the third is not. */
struct page *two_and_one(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept migration entries
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else if (is_device_exclusive_entry(entry)) {
		page = device_exclusive_entry_to_page(entry);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		get_page(page);
	}
//--- after
	if (is_device_private_entry(entry) ||
	    is_device_exclusive_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		get_page(page);
	}
//--- both
	return page;
}

/* Near miss: two of three as a condition say what they mean. */
bool disjunction_of_two(swp_entry_t entry)
{
	return is_device_private_entry(entry) || is_device_exclusive_entry(entry);
}
