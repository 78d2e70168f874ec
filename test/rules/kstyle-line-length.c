// Lines of 80 columns are as wide as may be; tabs are 8 columns.
// RUN: %check_rule %s kstyle-line-length --option kstyle-line-length.Limit=80
#include "family.h"

int account(struct page *page, unsigned long address, int count);
void put_them(struct page *page, unsigned long address, int count);
void put_count(int count);
#define RECORD(what) record(what, #what)
int record(int value, const char *text);

//--- before
// WARN: line of 83 columns, where 80 are the limit
int signature_of_a_function(struct page *page, unsigned long address, pte_t *entry)
//--- after
int signature_of_a_function(struct page *page, unsigned long address,
			    pte_t *entry)
//--- both
{
	return account(page, address, pte_none(*entry));
}

int call(struct page *page, unsigned long address, unsigned long other_address)
{
//--- before
	// WARN: line of 84 columns, where 80 are the limit
	int first = account(page, address + other_address, page_mapcount(page) > 1);
//--- after
	int first = account(page, address + other_address,
			    page_mapcount(page) > 1);
//--- both

	if (first)
//--- before
		// WARN: line of 87 columns, where 80 are the limit
		return account(page, address, first) + account(page, other_address, 1);
//--- after
		return account(page, address, first) +
		       account(page, other_address, 1);
//--- both
	return 0;
}

/* What a person broke stays broken; the rest goes where the style wants it. */
int kept_breaks(struct page *page, unsigned long address)
{
	return account(page,
//--- before
		       // WARN: line of 87 columns, where 80 are the limit
		       address + (unsigned long)page_mapcount(page) + PageLocked(page),
		       1);
//--- after
		       address + (unsigned long)page_mapcount(page) +
		       PageLocked(page),
		       1);
//--- both
}

int condition(struct page *first_page, struct page *second_page)
{
//--- before
	// WARN: line of 86 columns, where 80 are the limit
	if (PageLocked(first_page) && PageLocked(second_page) && first_page->mapcount)
//--- after
	if (PageLocked(first_page) && PageLocked(second_page) &&
	    first_page->mapcount)
//--- both
		return 1;
//--- before
	// WARN: line of 91 columns, where 80 are the limit
	else if (page_mapcount(first_page) == 1 && !PageLocked(compound_head(second_page)))
//--- after
	else if (page_mapcount(first_page) == 1 &&
		 !PageLocked(compound_head(second_page)))
//--- both
		return 2;
	return 0;
}

void not_just_as_wide(struct page *page, unsigned long address, int counted)
{
	/* 80 columns: */
	account(page, address + 1000000, counted + page_mapcount(page) + 10000);
}

/* Not compiled, and no less read. */
#ifdef CONFIG_NEVER
//--- before
// WARN: line of 83 columns, where 80 are the limit
int configured_away(struct page *page, unsigned long address, unsigned long length)
//--- after
int configured_away(struct page *page, unsigned long address,
		    unsigned long length)
//--- both
{
	return account(page, address, length);
}
#endif

int macro_argument(struct page *page, unsigned long address)
{
//--- before
	// WARN: line of 88 columns, where 80 are the limit
	return WARN_ON(account(page, address, page_mapcount(page)) && PageLocked(page));
//--- after
	return WARN_ON(account(page, address, page_mapcount(page)) &&
		       PageLocked(page));
//--- both
}

/* White space between tokens is one blank in a string, unless none was. */
int stringized(struct page *a_page_with_a_name, unsigned long and_an_address)
{
//--- before
	// WARN: line of 86 columns, where 80 are the limit
	int first = RECORD(and_an_address > 10000000000 && a_page_with_a_name->flags);
//--- after
	int first = RECORD(and_an_address > 10000000000 &&
			   a_page_with_a_name->flags);
//--- both

	// WARN: line of 84 columns, where 80 are the limit
	// NOTE: not changed: a macro's argument would get another white space
	first |= RECORD(page_mapcount(a_page_with_a_name)+PageLocked(mem_map+1234));
	return first;
}

/* The lines of a macro end in a way that is not to be touched. */
// WARN: line of 90 columns, where 80 are the limit
// NOTE: not changed: it stands in a preprocessor directive
#define MACRO_BODY(page) (page_mapcount(page) && PageLocked(page) && !compound_head(page))
// WARN: line of 92 columns, where 80 are the limit
// NOTE: not changed: it stands in a preprocessor directive
#define MACRO_BESIDE(page) (page_mapcount(page) && PageLocked(page) && !compound_head(page))
int macro_body(struct page *page)
{
	return MACRO_BODY(page);
}

int comment_inside(struct page *page, unsigned long address)
{
//--- before
	// WARN: line of 89 columns, where 80 are the limit
	account(page, address /* of the page */, page_mapcount(page) + PageLocked(page));
//--- after
	account(page, address /* of the page */,
		page_mapcount(page) + PageLocked(page));
//--- both
	// WARN: line of 110 columns, where 80 are the limit
	// NOTE: not changed: a comment that ends with its line stands inside
	return account(page, page_mapcount(page) + address, page_mapcount(page) + 1 + PageLocked(page)); // so
}

int directive_inside(struct page *page, unsigned long address)
{
	return account(page,
#ifdef CONFIG_MIGRATION
		       // WARN: line of 87 columns, where 80 are the limit
		       // NOTE: not changed: a preprocessor directive stands inside
		       address + (unsigned long)page_mapcount(page) + PageLocked(page),
#else
		       0,
#endif
		       1);
}

/* Nobody would write a line that begins with an arrow. */
int no_good_break(void)
{
	{
		{
			{
				{
					// WARN: line of 90 columns, where 80 are the limit
					// NOTE: not changed: it fits only with a break that reads worse
					return compound_head(mem_map + 1234567)->mapcount;
				}
			}
		}
	}
}

// WARN: line of 83 columns, where 80 are the limit
// NOTE: not changed: it is a comment
/* This comment is alone on its line, and the line is wider than it needs to be. */

/*
 * Excused: https://docs.kernel.org/process/coding-style.html#breaking-long-lines-and-strings
 */
#define CONSTANT_WITH_A_LONG_NAME_THAT_NOBODY_CAN_BREAK (0x1000000000000000ul | 0x2000ul)
const char *const text = "a text that somebody looks for with grep, and therefore is on one line";
const unsigned long flags = 1;			/* a comment behind the code that it is about */

/**
 * | a row | of a table in a comment stays on one line, however wide the table is | x |
 */
const int table[][4] = {
	{ 1000000000, 1000000000, 1000000000, 1000000000 }, { 1000000000, 1000000000 },
	{ 1000000001, 1000000001, 1000000001, 1000000001 }, { 1000000001, 1000000001 },
};

/* Calls that are alike in the function or in the last argument: a table. */
void alike(struct page *page, unsigned long address_of_what_it_is, int count)
{
	account(page, address_of_what_it_is + 1, count);
	account(page, address_of_what_it_is + 1000000, page_mapcount(page) + 1000000);
	account(page, address_of_what_it_is + 2000000, page_mapcount(page) + 2000000);

	account(page, address_of_what_it_is + page_mapcount(page) + 100000000, count);
	put_count(count);
	put_them(page, address_of_what_it_is + page_mapcount(page) + 10000000, count);
}

/* Two rows are none, nor are calls with something between them. */
void unlike(struct page *page, unsigned long address_of_what_it_is, int count)
{
//--- before
	// WARN: line of 86 columns, where 80 are the limit
	account(page, address_of_what_it_is + 1000000, page_mapcount(page) + 1000000);
//--- after
	account(page, address_of_what_it_is + 1000000,
		page_mapcount(page) + 1000000);
//--- both
	account(page, address_of_what_it_is, count);

	account(page, address_of_what_it_is, 1);
	count = account(page, address_of_what_it_is, 1);
	account(page, address_of_what_it_is, 1);
}

/* One remark and one fix for two lines. */
int two_lines(struct page *page, unsigned long address)
{
//--- before
	// WARN: line of 86 columns, where 80 are the limit
	return account(page, address + (unsigned long)page_mapcount(page) + 100000000,
		       page_mapcount(page) + page_mapcount(page) + PageLocked(page) + 1);
//--- after
	return account(page,
		       address + (unsigned long)page_mapcount(page) + 100000000,
		       page_mapcount(page) + page_mapcount(page) +
		       PageLocked(page) + 1);
//--- both
}
