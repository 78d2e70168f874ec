// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// NOLINT is honoured, whichever rule it names.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct page *chain(swp_entry_t entry)
{
	struct page *page = NULL;

	/* NOLINTNEXTLINE(swapops-entry-chain) */
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

bool disjunction(swp_entry_t entry)
{
	return is_migration_entry(entry) || /* NOLINT */
	       is_device_private_entry(entry);
}

struct page *accessor(swp_entry_t entry)
{
	if (!is_migration_entry(entry))
		return NULL;
	return migration_entry_to_page(entry); /* NOLINT(swapops-kind-accessor) */
}

/* NOLINTBEGIN(swapops-*) */
struct page *block(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}
/* NOLINTEND(swapops-*) */

/* One for another rule says nothing to these. */
struct page *other_rule(swp_entry_t entry)
{
	if (!is_migration_entry(entry))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return migration_entry_to_page(entry); /* NOLINT(swapops-entry-chain) */
//--- after
	return pfn_swap_entry_to_page(entry); /* NOLINT(swapops-entry-chain) */
//--- both
}
