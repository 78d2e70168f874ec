// RUN: %check_rule %s swapops-entry-chain
// The unified converter keeps what each of those that it replaces does, in its
// order, for entries of that kind.
// WARN(family-effects.h): header has no unified predicate and page converter
#include "family-effects.h"

struct page *chain(swp_entry_t entry)
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
