// Conversions of entries that are never asked, where that is wanted.
// RUN: %check_rule %s swapops-unguarded-convert --option swapops-unguarded-convert.NeverAsked=true
#include "family.h"

struct page *never_tested(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	// WARN: entry is converted by 'device_private_entry_to_page' and never asked for its kind
	return device_private_entry_to_page(entry);
}

/* That it is no swap entry does not say what else it is. */
unsigned long only_no_swap_entry(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (!non_swap_entry(entry))
		return 0;
	// WARN: entry is converted by 'migration_entry_to_pfn' and never asked for its kind
	return migration_entry_to_pfn(entry);
}

struct page *converted_where_it_is_read(pmd_t *pmd)
{
	// WARN: entry is converted by 'migration_entry_to_page' and never asked for its kind
	return migration_entry_to_page(pmd_to_swp_entry(*pmd));
}

// WARN: entry is converted by 'migration_entry_to_page' and never asked for its kind
#define PAGE_AT(ptep) migration_entry_to_page(pte_to_swp_entry(*(ptep)))
struct page *macro_body(pte_t *ptep)
{
	return PAGE_AT(ptep);
}

struct page *parameter(swp_entry_t entry)
{
	return migration_entry_to_page(entry);
}

/* Somebody else is asked. */
bool may_convert(swp_entry_t entry);
struct page *asked_elsewhere(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	return may_convert(entry) ? migration_entry_to_page(entry) : NULL;
}
