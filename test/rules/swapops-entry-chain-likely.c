// RUN: %check_rule %s swapops-entry-chain
// likely() and unlikely() stay if all arms share them.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *all_likely(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (likely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	if (likely(is_device_private_entry(entry)))
		page = device_private_entry_to_page(entry);
//--- after
	if (likely(is_pfn_swap_entry(entry)))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *the_second_only(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (unlikely(is_device_private_entry(entry)))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *one_of_each(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (likely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (unlikely(is_device_private_entry(entry)))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *twice_not(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (!!is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (!!is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* Around each operand, or around all of them. */
int operands(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (unlikely(is_migration_entry(entry)) || unlikely(is_device_private_entry(entry)))
		return 1;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (unlikely(is_migration_entry(entry) || is_device_private_entry(entry)))
		return 2;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (likely(is_migration_entry(entry)) || is_device_private_entry(entry))
		return 3;
//--- after
	if (unlikely(is_pfn_swap_entry(entry)))
		return 1;
	if (unlikely(is_pfn_swap_entry(entry)))
		return 2;
	if (is_pfn_swap_entry(entry))
		return 3;
//--- both
	return 0;
}

/* Refused: WARN_ON() is no likely(), though it may expand to as little. */
struct page *other_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: 'WARN_ON' in the condition would be lost
	if (WARN_ON(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *builtin(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: '__builtin_expect' in the condition would be lost
	if (__builtin_expect(is_migration_entry(entry), 1))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

bool cast(swp_entry_t entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: 'bool' in the condition would be lost
	return (bool)is_migration_entry(entry) || is_device_private_entry(entry);
}

struct page *one_macro_in_a_disjunction(swp_entry_t entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: 'WARN_ON' in the condition would be lost
	if (WARN_ON(is_migration_entry(entry)) || is_device_private_entry(entry))
		return NULL;
	return mem_map;
}
