// RUN: %check_rule %s swapops-kind-accessor
// A converter that is configured away gives NULL or 0, so that it stays where no
// test of its kind stands before the call.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

extern int count(void);

unsigned long number(swp_entry_t entry)
{
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	// NOTE: not replaced: no test for device_private guards this call; 'device_private_entry_to_pfn' returns 0 where that kind is configured away, 'swp_offset' does not
	return device_private_entry_to_pfn(entry);
}

/* Relied on. */
struct page *tested_afterwards(swp_entry_t entry)
{
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: no test for migration guards this call; 'migration_entry_to_page' returns NULL where that kind is configured away, 'pfn_swap_entry_to_page' does not
	struct page *page = migration_entry_to_page(entry);

	return page ? page : mem_map;
}

/* Never right, and not made to look right. */
struct page *wrong_kind(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		// NOTE: not replaced: tests prove that the entry is of another kind
		return migration_entry_to_page(entry);
	return NULL;
}

/* A test for either kind is none for this one. */
struct page *other_tests(swp_entry_t entry)
{
	if (!is_device_private_entry(entry) && !is_migration_entry(entry))
		return NULL;
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: no test for migration guards this call; 'migration_entry_to_page' returns NULL where that kind is configured away, 'pfn_swap_entry_to_page' does not
	return migration_entry_to_page(entry);
}

/* Near misses: guarded by a part of the kind, by its page table form, by an
 * assertion, by a flag.
 */
struct page *part(swp_entry_t entry)
{
	if (!is_write_migration_entry(entry))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return migration_entry_to_page(entry);
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

struct page *of_pmd(pmd_t *pmd)
{
	if (!is_pmd_migration_entry(*pmd))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return migration_entry_to_page(pmd_to_swp_entry(*pmd));
//--- after
	return pfn_swap_entry_to_page(pmd_to_swp_entry(*pmd));
//--- both
}

unsigned long asserted(swp_entry_t entry)
{
	VM_BUG_ON(!is_migration_entry(entry));
//--- before
	// WARN: 'migration_entry_to_pfn' converts only one kind of entry
	return migration_entry_to_pfn(entry);
//--- after
	return swp_offset(entry);
//--- both
}

struct page *flag(pmd_t pmd)
{
	bool migration = is_pmd_migration_entry(pmd);
	struct page *page = NULL;

	if (migration) {
		swp_entry_t entry = pmd_to_swp_entry(pmd);

//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		page = migration_entry_to_page(entry);
//--- after
		page = pfn_swap_entry_to_page(entry);
//--- both
	}
	return page;
}
