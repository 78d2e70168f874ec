// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// An arm that finds the page by hand is like one with a converter.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *second_arm(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = pfn_to_page(swp_offset(entry));
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *first_arm(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry))
		page = pfn_to_page( swp_offset(entry) );
	else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* That of a migration entry gains the assertion. */
struct page *all_arms(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	if (is_migration_entry(entry))
		return compound_head(pfn_to_page(swp_offset(entry)));
	if (is_device_private_entry(entry))
		return compound_head(pfn_to_page(swp_offset(entry)));
//--- after
	if (is_pfn_swap_entry(entry))
		return compound_head(pfn_swap_entry_to_page(entry));
//--- both
	return NULL;
}

/* Only the offset is no page. */
unsigned long offsets(swp_entry_t entry)
{
	unsigned long pfn = 0;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		pfn = migration_entry_to_pfn(entry);
	else if (is_device_private_entry(entry))
		pfn = swp_offset(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		pfn = swp_offset(entry);
//--- both
	return pfn;
}

/* A comment inside is not worth losing: the arm stays what it is. */
struct page *comment_inside(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// REMARK: tests of an entry's kind have arms that differ
	if (is_migration_entry(entry))
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		page = migration_entry_to_page(entry);
	// NOTE: not folded: this arm does something else
	else if (is_device_private_entry(entry))
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: a comment or directive stands inside
		page = pfn_to_page(/* of the device */ swp_offset(entry));
//--- after
	if (is_migration_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = pfn_to_page(/* of the device */ swp_offset(entry));
//--- both
	return page;
}

/* What is done with another entry is the same in both arms and stays there;
 * the other rule sees to it.
 */
struct page *another_entry(swp_entry_t entry, swp_entry_t other)
{
	struct page *page = NULL;

	if (!is_migration_entry(other))
		return NULL;
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		put_page(migration_entry_to_page(other));
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		put_page(migration_entry_to_page(other));
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		put_page(pfn_swap_entry_to_page(other));
	}
//--- both
	return page;
}

/* A chain of the other entry in each of the arms. */
struct page *another_chain(swp_entry_t entry, swp_entry_t other)
{
	struct page *page = NULL, *second = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(other))
			second = migration_entry_to_page(other);
		else if (is_device_private_entry(other))
			second = device_private_entry_to_page(other);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		if (is_migration_entry(other))
			second = migration_entry_to_page(other);
		else if (is_device_private_entry(other))
			second = device_private_entry_to_page(other);
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		if (is_pfn_swap_entry(other))
			second = pfn_swap_entry_to_page(other);
	}
//--- both
	return page ? page : second;
}
