// RUN: %check_rule %s kstyle-condition-layout
#include "family.h"

int account(struct page *page, unsigned long address, int count);
int account_for_what_is_there(struct page *page, unsigned long address);
#define WARN(condition, ...) (!!(condition))

int positive(struct page *page, unsigned long address)
{
	if (PageLocked(page) &&
//--- before
		// WARN: line of a condition does not start under the first operand
		page_mapcount(page) > 1 &&
			page->flags)
//--- after
	    page_mapcount(page) > 1 &&
	    page->flags)
//--- both
		return 1;
	while (PageLocked(page) ||
//--- before
		// WARN: line of a condition does not start under the first operand
		page->flags)
//--- after
	       page->flags)
//--- both
		get_page(page);
	return 0;
}

/* Parentheses have a first operand of their own. */
int nested(struct page *page, unsigned long address)
{
	if (address &&
	    (PageLocked(page) ||
//--- before
	    // WARN: line of a condition does not start under the first operand
	    page_mapcount(page)))
//--- after
	     page_mapcount(page)))
//--- both
		return 1;
	else if (unlikely(!(address || PageLocked(page) ||
//--- before
			// WARN: line of a condition does not start under the first operand
			page_mapcount(page))))
//--- after
			    page_mapcount(page))))
//--- both
		return 2;
	return 0;
}

/* What hangs on an operand moves with it. */
int arguments(struct page *page, unsigned long address)
{
	if (address &&
//--- before
		// WARN: line of a condition does not start under the first operand
		account(page, address,
			page_mapcount(page)) &&
		page->flags ==
			address &&
		(PageLocked(page) ||
		 page->mapcount))
//--- after
	    account(page, address,
		    page_mapcount(page)) &&
	    page->flags ==
		    address &&
	    (PageLocked(page) ||
	     page->mapcount))
//--- both
		return 1;
	return 0;
}

int crammed(struct page *first_page, struct page *second_page)
{
//--- before
	// WARN: several operands of a condition on a line of 86 columns
	if (PageLocked(first_page) && PageLocked(second_page) && first_page->mapcount)
//--- after
	if (PageLocked(first_page) &&
	    PageLocked(second_page) &&
	    first_page->mapcount)
//--- both
		return 1;
//--- before
	// WARN: several operands of a condition on a line of 89 columns
	if (page_mapcount(first_page) && (PageLocked(first_page) || first_page->flags) &&
		// WARN: line of a condition does not start under the first operand
		// NOTE: changed only with the whole condition
		second_page->mapcount)
//--- after
	if (page_mapcount(first_page) &&
	    (PageLocked(first_page) || first_page->flags) &&
	    second_page->mapcount)
//--- both
		return 2;
//--- before
	// WARN: several operands of a condition on a line of 105 columns
	if (PageLocked(first_page) && account(first_page, first_page->flags, page_mapcount(second_page)))
//--- after
	if (PageLocked(first_page) &&
	    account(first_page, first_page->flags, page_mapcount(second_page)))
//--- both
		return 3;
	/* Three of 85, two of 86. */
//--- before
	// WARN: several operands of a condition on a line of 85 columns
	if (PageLocked(first_page) && (PageLocked(second_page) || first_page->flags))
//--- after
	if (PageLocked(first_page) &&
	    (PageLocked(second_page) || first_page->flags))
//--- both
		return 4;
//--- before
	// WARN: several operands of a condition on a line of 86 columns
	if (page_mapcount(first_page) > 1000 && page_mapcount(second_page) > 10000000)
//--- after
	if (page_mapcount(first_page) > 1000 &&
	    page_mapcount(second_page) > 10000000)
//--- both
		return 5;
	/* The second of two that goes on below. */
//--- before
	// WARN: several operands of a condition on a line of 85 columns
	if (first_page->mapcount && account(second_page, first_page->flags + 1000000,
					    page_mapcount(first_page)))
//--- after
	if (first_page->mapcount &&
	    account(second_page, first_page->flags + 1000000,
		    page_mapcount(first_page)))
//--- both
		return 6;
	return 0;
}

/* An operator in front is a way of its own; nor is each overlong line crammed. */
int near_miss(struct page *page, unsigned long an_address_with_a_long_name)
{
	if (PageLocked(page)
		&& page_mapcount(page))
		return 1;
	if (
		PageLocked(page) &&
		page_mapcount(page))
		return 2;
	if (PageLocked(page) && page_mapcount(page) > 1 && page->flags &&
	    account(page, an_address_with_a_long_name, page_mapcount(page) + 10000))
		return 3;
	/* Two operands of 85 columns. */
	if (page_mapcount(page) > 1000 && an_address_with_a_long_name + 1 > 10000000)
		return 4;
	do {
		get_page(page);
	} while (page_mapcount(page) > 10 && an_address_with_a_long_name > 10000000);
	return PageLocked(page) &&
		page_mapcount(page);
}

int macro_argument(struct page *page)
{
	return WARN_ON(({
		int seen = 0;

		if (PageLocked(page) &&
//--- before
			// WARN: line of a condition does not start under the first operand
			page_mapcount(page))
//--- after
		    page_mapcount(page))
//--- both
			seen = 1;
		seen;
	}));
}

#define MACRO_BODY(page, seen)						\
	do {								\
		if (PageLocked(page) &&					\
			// WARN: line of a condition does not start under the first operand
			// NOTE: not changed: it stands in a preprocessor directive
			page_mapcount(page))				\
			(seen) = 1;					\
	} while (0)
int macro_body(struct page *page)
{
	int seen = 0;

	MACRO_BODY(page, seen);
	return seen;
}

int comment_inside(struct page *page)
{
	if (PageLocked(page) && /* somebody moves it */
//--- before
		/* and it is shared */
		// WARN: line of a condition does not start under the first operand
		page_mapcount(page))
//--- after
	    /* and it is shared */
	    page_mapcount(page))
//--- both
		return 1;
	if (PageLocked(page) &&
		/*
		 * Its lines would have to move one by one.
		 */
		// WARN: line of a condition does not start under the first operand
		// NOTE: not changed: a comment of several lines stands inside
		page_mapcount(page))
		return 2;
	return 0;
}

int directive_inside(struct page *page)
{
	if (PageLocked(page) &&
#ifdef CONFIG_MIGRATION
		// WARN: line of a condition does not start under the first operand
		// NOTE: not changed: a preprocessor directive stands inside
		page_mapcount(page) &&
#endif
	    page->flags)
		return 1;
	return 0;
}

int too_long(struct page *page, unsigned long address_of_the_page)
{
	int number_of_the_pages_that_somebody_looked_at_and_did_not_see_at_all_ = 1;

	/* Where the operand fits if the other breaks too. */
//--- before
	if (PageLocked(page) && (page_mapcount(page) != 1 ||
		// WARN: line of a condition does not start under the first operand
		account(page, address_of_the_page, page_mapcount(page))))
//--- after
	if (PageLocked(page) &&
	    (page_mapcount(page) != 1 ||
	     account(page, address_of_the_page, page_mapcount(page))))
//--- both
		return 1;
	if (PageLocked(page) && (page_mapcount(page) != 1 ||
	// WARN: line of a condition does not start under the first operand
	// NOTE: not changed: a line would be too long
	number_of_the_pages_that_somebody_looked_at_and_did_not_see_at_all_))
		return 2;
	return 0;
}

/* What hangs at a tab goes under its parenthesis, or stays at a tab. */
int at_tabs(struct page *page, unsigned long address_of_what_is_there)
{
	if (address_of_what_is_there &&
//--- before
			// WARN: line of a condition does not start under the first operand
			account(page, address_of_what_is_there,
				page_mapcount(page)) &&
			account_for_what_is_there(page,
					page_mapcount(page)) &&
			account_for_what_is_there(page,
				address_of_what_is_there + page_mapcount(page)))
//--- after
	    account(page, address_of_what_is_there,
		    page_mapcount(page)) &&
	    account_for_what_is_there(page,
				      page_mapcount(page)) &&
	    account_for_what_is_there(page,
				address_of_what_is_there + page_mapcount(page)))
//--- both
		return 1;
	return 0;
}

/* What the break of a line leaves over goes on the next one. */
int rests(struct page *page, unsigned long address, unsigned long other_address)
{
//--- before
	// WARN: several operands of a condition on a line of 84 columns
	if ((PageLocked(page) || address > other_address + 1) && (!page->mapcount ||
	    // WARN: line of a condition does not start under the first operand
	    // NOTE: changed only with the whole condition
	    page_mapcount(page)))
//--- after
	if ((PageLocked(page) || address > other_address + 1) &&
	    (!page->mapcount || page_mapcount(page)))
//--- both
		return 1;
	return 0;
}

/* What hangs on an operand that is split off, and what stands beside it. */
int split_off(struct page *page, unsigned long address, unsigned long other)
{
//--- before
	// WARN: several operands of a condition on a line of 96 columns
	if (WARN(PageLocked(page) || account(page, address, page_mapcount(page)) < other + 1000,
				"a text that is not moved (%lu)\n",
				address))
//--- after
	if (WARN(PageLocked(page) ||
		 account(page, address, page_mapcount(page)) < other + 1000,
				"a text that is not moved (%lu)\n",
				address))
//--- both
		return 1;
//--- before
	// WARN: several operands of a condition on a line of 84 columns
	if (PageLocked(page) && page_mapcount(page) && account(page, address + 1000,
							       other))
//--- after
	if (PageLocked(page) &&
	    page_mapcount(page) &&
	    account(page, address + 1000, other))
//--- both
		return 2;
//--- before
	// WARN: several operands of a condition on a line of 89 columns
	if (PageLocked(page) && page_mapcount(page) > 1000 && address + page->flags + 1 <
	    other + page_mapcount(page))
//--- after
	if (PageLocked(page) &&
	    page_mapcount(page) > 1000 &&
	    address + page->flags + 1 <
		    other + page_mapcount(page))
//--- both
		return 3;
	return 0;
}
