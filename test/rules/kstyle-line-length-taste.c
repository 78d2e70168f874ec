// Where clang-format would break lines as no maintainer does.
// RUN: %check_rule %s kstyle-line-length --option kstyle-line-length.Limit=80
#include "family.h"

int account(struct page *page, unsigned long address, int count);
int account_for_what_is_mapped(unsigned long address);
int account_for_what_is_mapped_and_unmapped(unsigned long address);
void account_for_nothing_but_a_page_and_its_address(struct page *page, long at);
#define ALIGNED_TO_8 __attribute__((aligned(8), unused))
#define WARN_ABOUT_IT(condition, page) (void)((condition) && (page))

/* What was cut off goes on the next line, if it fits there. */
//--- before
// WARN: line of 83 columns, where 80 are the limit
unsigned long the_rest(struct page *page, unsigned long address, unsigned long end,
		int count)
//--- after
unsigned long the_rest(struct page *page, unsigned long address,
		       unsigned long end, int count)
//--- both
{
	return account(page, address + end, count);
}

//--- before
// WARN: line of 83 columns, where 80 are the limit
int a_long_rest(struct page *page, unsigned long address, unsigned long other_page,
		int (*count_all_of_them_that_are_mapped_there)(int count))
//--- after
int a_long_rest(struct page *page, unsigned long address,
		unsigned long other_page,
		int (*count_all_of_them_that_are_mapped_there)(int count))
//--- both
{
	return account(page, address + other_page,
		       count_all_of_them_that_are_mapped_there(1));
}

/* A type is not cut off its variable, but may be off its function. */
// WARN: line of 83 columns, where 80 are the limit
// NOTE: not changed: it fits only with a break that reads worse
static unsigned long a_variable_with_a_long_name[0x10000000 + 0x1000] ALIGNED_TO_8;

//--- before
// WARN: line of 81 columns, where 80 are the limit
struct page *a_function_with_a_name_of_some_length(struct page *that_is_its_page)
//--- after
struct page *
a_function_with_a_name_of_some_length(struct page *that_is_its_page)
//--- both
{
	return that_is_its_page;
}

/* Lines end with operators, and with the one that binds least. */
unsigned long operators(unsigned long address, unsigned long other, int mapped)
{
	unsigned long of_what_is_mapped;

	// WARN: line of 84 columns, where 80 are the limit
	// NOTE: not changed: it fits only with a break that reads worse
	of_what_is_mapped = account_for_what_is_mapped(address) << (other - 123456);
	if (address + 1000 <= account_for_what_is_mapped(other) &&
	    // WARN: line of 86 columns, where 80 are the limit
	    // NOTE: not changed: it fits only with a break that reads worse
	    of_what_is_mapped + mapped <= account_for_what_is_mapped(other) >> mapped)
		return 1;
//--- before
	// WARN: line of 88 columns, where 80 are the limit
	of_what_is_mapped = (address * 100 * account_for_what_is_mapped(other)) / 10000;
//--- after
	of_what_is_mapped =
		(address * 100 * account_for_what_is_mapped(other)) / 10000;
//--- both
//--- before
	// WARN: line of 97 columns, where 80 are the limit
	of_what_is_mapped = mapped ? account(mem_map + other, address + 10000, mapped) : address;
//--- after
	of_what_is_mapped =
		mapped ? account(mem_map + other, address + 10000, mapped) :
			 address;
//--- both
	return of_what_is_mapped;
}

/* Operands of an argument stand below one another. */
void operands(struct page *page, unsigned long address_of_what_is_there)
{
//--- before
	// WARN: line of 98 columns, where 80 are the limit
	WARN_ABOUT_IT(page_mapcount(page) || !PageLocked(page) || address_of_what_is_there, page);
//--- after
	WARN_ABOUT_IT(page_mapcount(page) || !PageLocked(page) ||
		      address_of_what_is_there,
		      page);
//--- both
}

/* Arguments may all be on the next line, but not those of a condition. */
int open_ends(struct page *page, unsigned long address, long name_of_it)
{
	while (address) {
		if (PageLocked(page)) {
			if (page_mapcount(page)) {
//--- before
				// WARN: line of 94 columns, where 80 are the limit
				account_for_nothing_but_a_page_and_its_address(page, address);
//--- after
				account_for_nothing_but_a_page_and_its_address(
					page, address);
//--- both
				// WARN: line of 88 columns, where 80 are the limit
				// NOTE: not changed: it fits only with a break that reads worse
				if (account_for_what_is_mapped_and_unmapped(name_of_it))
					return 1;
			}
		}
	}
	return 0;
}
