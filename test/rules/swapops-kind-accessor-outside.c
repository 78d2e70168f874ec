// RUN: %check_rule %s swapops-kind-accessor
// What stands in no function is left alone, and is said.
#include "family-unified.h"

struct operations {
	struct page *(*page)(swp_entry_t entry);
};

static const struct operations operations[] = {
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not changed: it stands in no function
	{ .page = migration_entry_to_page },
	{ pfn_swap_entry_to_page },
};

#define CONVERTERS { device_private_entry_to_page }
// WARN: 'device_private_entry_to_page' converts only one kind of entry
// NOTE: not changed: it stands in no function
static struct page *(*const converters[])(swp_entry_t entry) = CONVERTERS;

struct page *in_a_function(swp_entry_t entry)
{
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: its address is taken
	static struct page *(*const page)(swp_entry_t entry) = migration_entry_to_page;

	return (entry.val ? page : operations->page ? operations->page : *converters)(entry);
}
