// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// Where the unified name is the longer one a line may become too long: then the
// statement is broken as the tree's style breaks it.
#include "family-odd.h"

extern int compare(struct page *page, struct page *other_page, int how_to_do_it);

int call(swp_entry_t the_entry, struct page *other, int how)
{
	if (!is_moving_entry(the_entry))
		return 0;
//--- before
	// WARN: 'moving_entry_to_page' converts only one kind of entry
	how += compare(moving_entry_to_page(the_entry), other, how | 0x12345678);
	// WARN: 'moving_entry_to_page' converts only one kind of entry
	return compare(moving_entry_to_page(the_entry), other, how | 0x12345);
//--- after
	how += compare(pfn_swap_entry_to_page(the_entry), other,
		       how | 0x12345678);
	return compare(pfn_swap_entry_to_page(the_entry), other, how | 0x12345);
//--- both
}

/* It was too long before, and is so in the tree's opinion. */
int too_long_before(swp_entry_t the_entry, struct page *other, int how)
{
	if (!is_moving_entry(the_entry))
		return 0;
//--- before
	// WARN: 'moving_entry_to_page' converts only one kind of entry
	return compare(moving_entry_to_page(the_entry), other, how | 0x12345678 | 0x9);
//--- after
	return compare(pfn_swap_entry_to_page(the_entry), other,
		       how | 0x12345678 | 0x9);
//--- both
}

/* The broken lines of a statement are broken anew. */
int broken(swp_entry_t the_entry, struct page *other, int how)
{
	if (!is_moving_entry(the_entry))
		return 0;
//--- before
	return compare(other,
		       // WARN: 'moving_entry_to_page' converts only one kind of entry
		       how ? compound_head(moving_entry_to_page(the_entry)) : 0, 0);
//--- after
	return compare(other,
		       how ? compound_head(pfn_swap_entry_to_page(the_entry)) :
			     0,
		       0);
//--- both
}

int condition(swp_entry_t the_entry, struct page *page, struct page *other_page)
{
	for (;;) {
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_moving_entry(the_entry))
			return compare(moving_entry_to_page(the_entry), page, 15);
		else if (is_remote_entry(the_entry))
			return compare(remote_entry_to_page(the_entry), page, 15);
//--- after
		if (is_pfn_swap_entry(the_entry))
			return compare(pfn_swap_entry_to_page(the_entry), page,
				       15);
//--- both
		// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
		// NOTE: not folded: a comment inside would be lost
		if (page == other_page || is_moving_entry(the_entry) || /* or */
		    is_remote_entry(the_entry))
			return 1;
	}
}
