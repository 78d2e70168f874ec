// RUN: %check_rule %s swapops-kind-accessor
// Conversions by kind, where they are guarded and where they are not.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *guarded(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	if (is_migration_entry(entry))
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		page = migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry); // WARN: 'device_private_entry_to_page' converts only one kind of entry
//--- after
	if (is_migration_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	if (is_device_private_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The statement fits on one line then. */
unsigned long pfn_of(swp_entry_t entry, unsigned long flags_of_the_whole_page)
{
	unsigned long pfn = 0;

//--- before
	if (is_device_private_entry(entry))
		// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
		pfn = device_private_entry_to_pfn(entry) |
		      flags_of_the_whole_page;
//--- after
	if (is_device_private_entry(entry))
		pfn = swp_offset(entry) | flags_of_the_whole_page;
//--- both
	return pfn;
}

struct page *negated_guard(pte_t pte)
{
	struct page *page = NULL;
	swp_entry_t entry = pte_to_swp_entry(pte);

	if (!is_migration_entry(entry))
		goto out;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	page = migration_entry_to_page(entry);
//--- after
	page = pfn_swap_entry_to_page(entry);
//--- both
out:
	return page;
}

int initialiser(swp_entry_t entry)
{
	if (is_migration_entry(entry)) {
//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		struct page *page = migration_entry_to_page(entry);
//--- after
		struct page *page = pfn_swap_entry_to_page(entry);
//--- both

		return page_mapcount(page);
	}
	return 0;
}

bool in_condition(swp_entry_t entry, struct page *page)
{
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return is_migration_entry(entry) && migration_entry_to_page(entry) == page;
//--- after
	return is_migration_entry(entry) && pfn_swap_entry_to_page(entry) == page;
//--- both
}

struct page *nested_argument(pmd_t pmd)
{
	if (!is_pmd_migration_entry(pmd))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return migration_entry_to_page(pmd_to_swp_entry(pmd));
//--- after
	return pfn_swap_entry_to_page(pmd_to_swp_entry(pmd));
//--- both
}

void macro_argument(swp_entry_t entry)
{
	if (is_migration_entry(entry))
//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		BUG_ON(!PageLocked(migration_entry_to_page(entry)));
//--- after
		BUG_ON(!PageLocked(pfn_swap_entry_to_page(entry)));
//--- both
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_migration_entry(entry))
//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		return migration_entry_to_page(/* of the pte */ entry);
//--- after
		return pfn_swap_entry_to_page(/* of the pte */ entry);
//--- both
	return NULL;
}

struct page *open_coded(swp_entry_t entry)
{
	VM_BUG_ON(!is_migration_entry(entry));
//--- before
	// WARN: page of an entry is converted by hand
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* Near misses. */
bool only_tests(swp_entry_t entry)
{
	return is_migration_entry(entry);
}

/* The stub of the old converter gives NULL. */
struct page *unguarded(swp_entry_t entry)
{
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: no test for migration guards this call; 'migration_entry_to_page' returns NULL where that kind is configured away, 'pfn_swap_entry_to_page' does not
	return migration_entry_to_page(entry);
}

/* Refused, with the reason. */
struct page *open_coded_of_no_known_kind(swp_entry_t entry)
{
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *hidden_name(swp_entry_t entry, int pfn_swap_entry_to_page)
{
	if (pfn_swap_entry_to_page && is_migration_entry(entry))
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		// NOTE: not replaced: a local name hides 'pfn_swap_entry_to_page' there
		return migration_entry_to_page(entry);
	return NULL;
}

//--- before
// WARN: 'migration_entry_to_page' converts only one kind of entry
#define BODY(entry) migration_entry_to_page(entry)
//--- after
#define BODY(entry) pfn_swap_entry_to_page(entry)
//--- both
struct page *macro_body(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return BODY(entry);
	return NULL;
}
