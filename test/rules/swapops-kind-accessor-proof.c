// RUN: %check_rule %s swapops-kind-accessor
// What proves of which kind an entry is whose page is found by hand.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

extern void wait(void);

struct page *tested(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
//--- before
		// WARN: page of an entry is converted by hand
		return pfn_to_page(swp_offset(entry));
//--- after
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

/* Of the copies that a macro makes of its argument one is evaluated. */
#define choose(page) _Generic((page), int: (page), default: (page))
struct page *tested_and_chosen(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
//--- before
		// WARN: page of an entry is converted by hand
		return choose(pfn_to_page(swp_offset(entry)));
//--- after
		return choose(pfn_swap_entry_to_page(entry));
//--- both
	return NULL;
}

/* Only what is proven of it tells what it gains. */
struct page *tested_otherwise(swp_entry_t entry)
{
	if (is_migration_entry(entry)) {
//--- before
		// WARN: page of an entry is converted by hand
		// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
		return pfn_to_page(swp_offset(entry));
//--- after
		return pfn_swap_entry_to_page(entry);
//--- both
	} else {
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		return pfn_to_page(swp_offset(entry));
	}
}

struct page *either(swp_entry_t entry)
{
	if (!is_device_private_entry(entry) && !is_migration_entry(entry))
		return NULL;
//--- before
	// WARN: page of an entry is converted by hand
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

struct page *part_of_a_kind(swp_entry_t entry)
{
	if (!likely(is_write_device_private_entry(entry)))
		return NULL;
//--- before
	// WARN: page of an entry is converted by hand
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

struct page *expressions(swp_entry_t entry, bool asked)
{
//--- before
	// WARN: page of an entry is converted by hand
	if (asked && is_device_private_entry(entry) && PageLocked(pfn_to_page(swp_offset(entry))))
		return mem_map;
	// WARN: page of an entry is converted by hand
	if (!is_device_private_entry(entry) || PageLocked(pfn_to_page(swp_offset(entry))))
		return mem_map;
	// WARN: page of an entry is converted by hand
	return is_device_private_entry(entry) ? pfn_to_page(swp_offset(entry)) : NULL;
//--- after
	if (asked && is_device_private_entry(entry) && PageLocked(pfn_swap_entry_to_page(entry)))
		return mem_map;
	if (!is_device_private_entry(entry) || PageLocked(pfn_swap_entry_to_page(entry)))
		return mem_map;
	return is_device_private_entry(entry) ? pfn_swap_entry_to_page(entry) : NULL;
//--- both
}

struct page *flag(swp_entry_t entry, bool asked)
{
	bool device = is_device_private_entry(entry);
	bool migration = false;
	struct page *page = NULL;

//--- before
	if (device)
		// WARN: page of an entry is converted by hand
		page = pfn_to_page(swp_offset(entry));
	if (asked)
		migration = is_migration_entry(entry);
	if (migration && asked)
		// WARN: page of an entry is converted by hand
		// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
		page = pfn_to_page(swp_offset(entry));
//--- after
	if (device)
		page = pfn_swap_entry_to_page(entry);
	if (asked)
		migration = is_migration_entry(entry);
	if (migration && asked)
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *asserted(swp_entry_t entry)
{
	BUG_ON(!is_device_private_entry(entry));
//--- before
	// WARN: page of an entry is converted by hand
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* The entry of a page table entry that was tested. */
struct page *of_pmd(pmd_t pmd)
{
	swp_entry_t entry;

	if (!is_pmd_migration_entry(pmd))
		return NULL;
	entry = pmd_to_swp_entry(pmd);
//--- before
	// WARN: page of an entry is converted by hand
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

struct page *of_pmd_by_pointer(pmd_t *pmd)
{
	swp_entry_t entry = pmd_to_swp_entry(*pmd);

	VM_BUG_ON(!is_pmd_migration_entry(*pmd));
//--- before
	// WARN: page of an entry is converted by hand
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

struct page *of_pmd_at_once(pmd_t pmd)
{
	if (is_migration_entry(pmd_to_swp_entry(pmd)))
//--- before
		// WARN: page of an entry is converted by hand
		// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
		return pfn_to_page(swp_offset(pmd_to_swp_entry(pmd)));
//--- after
		return pfn_swap_entry_to_page(pmd_to_swp_entry(pmd));
//--- both
	return NULL;
}

static inline bool is_own(swp_entry_t entry, unsigned long flags)
{
	return flags && is_device_private_entry(entry);
}

struct page *helper(swp_entry_t entry)
{
	if (!is_own(entry, 1))
		return NULL;
//--- before
	// WARN: page of an entry is converted by hand
	return pfn_to_page(swp_offset(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* A switch behind the test is entered at its head. */
struct page *cases(swp_entry_t entry, int what)
{
	if (!is_device_private_entry(entry))
		return NULL;
	switch (what) {
	case 0:
		return NULL;
	case 1:
//--- before
		// WARN: page of an entry is converted by hand
		return pfn_to_page(swp_offset(entry));
//--- after
		return pfn_swap_entry_to_page(entry);
//--- both
	}
	return mem_map;
}

/* A loop that leaves the entry alone. */
struct page *loop(swp_entry_t entry, int count)
{
	struct page *page = NULL;

	if (!is_device_private_entry(entry))
		return NULL;
	while (count--)
//--- before
		// WARN: page of an entry is converted by hand
		page = pfn_to_page(swp_offset(entry));
//--- after
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The number of a page frame by the converter of its kind. */
struct page *by_number(swp_entry_t entry)
{
	if (!is_device_private_entry(entry))
		return NULL;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	return pfn_to_page(device_private_entry_to_pfn(entry));
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

/* Near misses: something else than an entry's page. */
struct page *other_numbers(swp_entry_t entry)
{
	unsigned long pfn = swp_offset(entry);

	if (!is_device_private_entry(entry))
		return NULL;
	if (pfn)
		return pfn_to_page(pfn);
	return pfn_to_page(swp_offset(entry) + 1);
}
