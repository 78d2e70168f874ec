// RUN: %check_rule %s swapops-entry-chain
// Every comment survives.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *around(swp_entry_t entry)
{
	struct page *page = NULL;

	/* before */
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
	/* behind */
	return page;
}

/* On the first arm it stays where it is. */
struct page *first_arm(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) { /* one */
		/* two */
		return migration_entry_to_page(entry); /* three */
	} /* four */
	else if (is_device_private_entry(entry)) {
		return device_private_entry_to_page(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry)) { /* one */
		/* two */
		return pfn_swap_entry_to_page(entry); /* three */
	} /* four */
//--- both
	return NULL;
}

struct page *before_the_first_arm(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		/* it has a page */
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		/* it has a page */
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The same on both arms needs to stay once. */
struct page *on_both_arms(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		/* it has a page */
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		/* it has a page */
		page = device_private_entry_to_page(entry);
	} else {
		/* it has none */
		page = NULL;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		/* it has a page */
		page = pfn_swap_entry_to_page(entry);
	} else {
		/* it has none */
		page = NULL;
	}
//--- both
	return page;
}

struct page *behind_both_arms(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);	/* it has a page */
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);	/* it has a page */
	else
		page = NULL;	/* it has none */
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);	/* it has a page */
	else
		page = NULL;	/* it has none */
//--- both
	return page;
}

/* A line comment must not swallow the else. */
struct page *line_comments(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
	} // it has a page
	else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else {
		page = NULL;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	} // it has a page
	else {
		page = NULL;
	}
//--- both
	return page;
}

struct page *before_else(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	/* anything else */
	else
		page = NULL;
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	/* anything else */
	else
		page = NULL;
//--- both
	return page;
}

/* Refused: it would have no place. */
struct page *in_the_condition(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment in the condition would be lost
	if (is_migration_entry(entry /* of the pte */))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *in_the_second_condition(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment in the condition would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else if (/* or */ is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *between_the_arms(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	/* device memory */
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *behind_else(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else /* device memory */ if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *behind_the_second_condition(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry)) // device memory
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *on_the_second_arm(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry)) {
		return migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		/* device memory */
		return device_private_entry_to_page(entry);
	}
	return NULL;
}

struct page *behind_the_second_arm(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry); // device memory
	return NULL;
}

struct page *two_comments(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a comment on an arm would be lost
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);	/* migration */
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);	/* device */
	return NULL;
}

void would_swallow(swp_entry_t entry, struct page **page)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a line comment would swallow what follows
	if (is_migration_entry(entry))
		*page = migration_entry_to_page(entry); // it has a page
	else if (is_device_private_entry(entry))
		*page = device_private_entry_to_page(entry); }
