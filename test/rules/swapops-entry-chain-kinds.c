// RUN: %check_rule %s swapops-entry-chain
// Each arm must convert the kind that it tests, and the kinds be known,
// disjoint, and none that the unified converter does not take.
#include "family-odd.h"

struct page *good(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_moving_entry(entry))
		page = moving_entry_to_page(entry);
	else if (is_remote_entry(entry))
		page = remote_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

unsigned long through_a_helper(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_moving_entry(entry))
		return moving_entry_to_pfn(entry);
	if (is_remote_entry(entry))
		return remote_entry_to_pfn(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return swp_offset(entry);
//--- both
	return 0;
}

struct page *swapped(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm converts another kind or entry than it tests
	if (is_moving_entry(entry))
		return remote_entry_to_page(entry);
	else if (is_remote_entry(entry))
		return moving_entry_to_page(entry);
	return NULL;
}

struct page *always_the_same(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm converts another kind or entry than it tests
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	else if (is_remote_entry(entry))
		return moving_entry_to_page(entry);
	return NULL;
}

struct page *another_entry(swp_entry_t entry, swp_entry_t other)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm converts another kind or entry than it tests
	if (is_moving_entry(entry))
		return moving_entry_to_page(other);
	else if (is_remote_entry(entry))
		return remote_entry_to_page(other);
	return NULL;
}

/* A part of a kind is of that kind. */
struct page *part_of_a_kind(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'is_pfn_swap_entry' would also accept moving entries
	if (is_writable_moving_entry(entry))
		page = moving_entry_to_page(entry);
	else if (is_remote_entry(entry))
		page = remote_entry_to_page(entry);
//--- after
	if (is_writable_moving_entry(entry) || is_remote_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *overlap(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: 'is_writable_entry' accepts entries that another test accepts too
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	if (is_writable_entry(entry))
		return writable_entry_to_page(entry);
	return NULL;
}

struct page *more_than_the_type(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: what 'is_small_entry' accepts is not known
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	else if (is_small_entry(entry))
		return small_entry_to_page(entry);
	return NULL;
}

struct page *not_the_type(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: what 'is_strange_entry' accepts is not known
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	else if (is_strange_entry(entry))
		return strange_entry_to_page(entry);
	return NULL;
}

struct page *not_unified(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: 'pfn_swap_entry_to_page' does not take such entries
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	else if (is_marker_entry(entry))
		return marker_entry_to_page(entry);
	return NULL;
}

unsigned long no_offset(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: 'shifted_entry_to_pfn' does more than take the offset
	if (is_remote_entry(entry))
		return remote_entry_to_pfn(entry);
	else if (is_shifted_entry(entry))
		return shifted_entry_to_pfn(entry);
	return 0;
}

/* Near miss: a test of a kind and one of something else. */
struct page *another_test(swp_entry_t entry)
{
	if (is_moving_entry(entry))
		return moving_entry_to_page(entry);
	else if (entry.val)
		return remote_entry_to_page(entry);
	return NULL;
}
