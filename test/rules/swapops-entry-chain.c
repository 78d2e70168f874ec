// RUN: %check_rule %s swapops-entry-chain
// The shapes that fold, and those that look like them.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *if_else_if(swp_entry_t entry)
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

/* In the other order, with braces, one of them around one arm only. */
struct page *braces(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	}
//--- both
	return page;
}

/* What follows the chain stays. */
int tail_of_chain(swp_entry_t entry, struct page **page)
{
	if (is_hwpoison_entry(entry))
		return -1;
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	else if (is_migration_entry(entry))
		*page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		*page = device_private_entry_to_page(entry);
	else
		*page = NULL;
//--- after
	else if (is_pfn_swap_entry(entry))
		*page = pfn_swap_entry_to_page(entry);
	else
		*page = NULL;
//--- both
	return 0;
}

struct page *independent(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);

	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);

//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);

//--- both
	return page;
}

struct page *returns(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

bool disjunction(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return is_migration_entry(entry) || is_device_private_entry(entry);
//--- after
	return is_pfn_swap_entry(entry);
//--- both
}

/* Shared by all arms, it stays. */
struct page *all_unlikely(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (unlikely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (unlikely(is_device_private_entry(entry)))
		page = device_private_entry_to_page(entry);
//--- after
	if (unlikely(is_pfn_swap_entry(entry)))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *one_likely(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (likely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* Near misses. */
struct page *one_arm_only(swp_entry_t entry)
{
	return is_migration_entry(entry) ? migration_entry_to_page(entry) : NULL;
}

struct page *arms_differ(swp_entry_t entry, int *count)
{
	struct page *page = NULL;

	// REMARK: tests of an entry's kind have arms that differ
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
	// NOTE: not folded: this arm does something else
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		(*count)++;
	}
	return page;
}

struct page *two_entries(swp_entry_t entry, swp_entry_t other)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(other))
		page = device_private_entry_to_page(other);
	return page;
}

struct page *not_in_a_row(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	get_page(page);
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

/* Refused, with the reason. */
struct page *comment_inside(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	/* this one is about one arm */
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *directive_inside(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a preprocessor directive stands inside
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
#ifdef CONFIG_DEVICE_PRIVATE
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
#endif
	return page;
}

struct page *hidden_name(swp_entry_t entry, int is_pfn_swap_entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a local name hides 'is_pfn_swap_entry' there
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return is_pfn_swap_entry ? page : NULL;
}

struct page *crossed(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm converts another kind or entry than it tests
	if (is_migration_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = migration_entry_to_page(entry);
	return page;
}

/* Macros: an argument is plain text, a body is not. */
int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return WARN_ON(is_migration_entry(entry) || is_device_private_entry(entry));
//--- after
	return WARN_ON(is_pfn_swap_entry(entry));
//--- both
}

#define BODY(page, entry)						\
	do {								\
		if (is_migration_entry(entry))				\
			page = migration_entry_to_page(entry);		\
		else if (is_device_private_entry(entry))		\
			page = device_private_entry_to_page(entry);	\
	} while (0)

struct page *macro_body(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind convert it by kind in a macro
	// NOTE: not folded: it stands in a macro
	BODY(page, entry);
	return page;
}
