// RUN: %check_rule %s swapops-entry-chain
// Any expression may be the entry, and any the target.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct walk {
	swp_entry_t entry;
	swp_entry_t entries[8];
	struct page *page;
	struct page *pages[8];
	unsigned long pfn;
};

extern void took(struct page *page, int count);

void members(struct walk *walk)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(walk->entry))
		walk->page = migration_entry_to_page(walk->entry);
	else if (is_device_private_entry(walk->entry))
		walk->page = device_private_entry_to_page(walk->entry);
//--- after
	if (is_pfn_swap_entry(walk->entry))
		walk->page = pfn_swap_entry_to_page(walk->entry);
//--- both
}

void elements(struct walk *walk, int i)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(walk->entries[i + 1]))
		walk->pages[i] = migration_entry_to_page(walk->entries[i + 1]);
	else if (is_device_private_entry(walk->entries[i + 1]))
		walk->pages[i] =
			device_private_entry_to_page(walk->entries[i + 1]);
//--- after
	if (is_pfn_swap_entry(walk->entries[i + 1]))
		walk->pages[i] = pfn_swap_entry_to_page(walk->entries[i + 1]);
//--- both
}

void dereferenced(const swp_entry_t *entry, struct page **page)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(*entry))
		*page = migration_entry_to_page(*entry);
	else if (is_device_private_entry(*entry))
		*page = device_private_entry_to_page(*entry);
//--- after
	if (is_pfn_swap_entry(*entry))
		*page = pfn_swap_entry_to_page(*entry);
//--- both
}

/* Only one arm runs, so the target may do what it likes. */
void target_with_side_effect(swp_entry_t entry, struct page **page)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		*page++ = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		*page++ = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		*page++ = pfn_swap_entry_to_page(entry);
//--- both
	*page = NULL;
}

struct page *parentheses(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if ((is_migration_entry((entry))))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
	return NULL;
}

/* A pure choice is the same entry in both tests. */
struct page *chosen(swp_entry_t a, swp_entry_t b, bool second)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(*(second ? &b : &a)))
		page = migration_entry_to_page(*(second ? &b : &a));
	else if (is_device_private_entry(*(second ? &b : &a)))
		page = device_private_entry_to_page(*(second ? &b : &a));
//--- after
	if (is_pfn_swap_entry(*(second ? &b : &a)))
		page = pfn_swap_entry_to_page(*(second ? &b : &a));
//--- both
	return page;
}

void no_target(swp_entry_t entry, int count)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		took(migration_entry_to_page(entry), count);
	else if (is_device_private_entry(entry))
		took(device_private_entry_to_page(entry), count);
//--- after
	if (is_pfn_swap_entry(entry))
		took(pfn_swap_entry_to_page(entry), count);
//--- both
}

bool in_expressions(swp_entry_t entry, struct page *page)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		return page == compound_head(migration_entry_to_page(entry)) ||
		       page_mapcount(migration_entry_to_page(entry)) > 1;
	if (is_device_private_entry(entry))
		return page == compound_head(device_private_entry_to_page(entry)) ||
		       page_mapcount(device_private_entry_to_page(entry)) > 1;
//--- after
	if (is_pfn_swap_entry(entry))
		return page == compound_head(pfn_swap_entry_to_page(entry)) ||
		       page_mapcount(pfn_swap_entry_to_page(entry)) > 1;
//--- both
	return false;
}

/* Near misses: another entry, another target. */
void other_entry(struct walk *walk)
{
	if (is_migration_entry(walk->entries[0]))
		walk->page = migration_entry_to_page(walk->entries[0]);
	else if (is_device_private_entry(walk->entries[1]))
		walk->page = device_private_entry_to_page(walk->entries[1]);
}

void other_target(struct walk *walk, swp_entry_t entry)
{
	// REMARK: tests of an entry's kind have arms that differ
	if (is_migration_entry(entry))
		walk->pages[0] = migration_entry_to_page(entry);
	// NOTE: not folded: this arm does something else
	else if (is_device_private_entry(entry))
		walk->pages[1] = device_private_entry_to_page(entry);
}

/* Near miss: a page here, its number there. */
void other_converter(struct walk *walk, swp_entry_t entry)
{
	// REMARK: tests of an entry's kind have arms that differ
	if (is_migration_entry(entry))
		walk->pfn = (unsigned long)migration_entry_to_page(entry);
	// NOTE: not folded: this arm does something else
	else if (is_device_private_entry(entry))
		walk->pfn = (unsigned long)device_private_entry_to_pfn(entry);
}
