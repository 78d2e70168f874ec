// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor
// A converter of one kind may stand in any expression.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct walk {
	swp_entry_t entry;
	struct page *page;
	unsigned long pfns[4];
};

extern void took(struct page *page, unsigned long pfn);

int member_of_result(swp_entry_t entry, struct page *head)
{
//--- before
	// WARN: 'device_private_entry_to_page' converts only one kind of entry
	return is_device_private_entry(entry) && device_private_entry_to_page(entry)->head == head;
//--- after
	return is_device_private_entry(entry) && pfn_swap_entry_to_page(entry)->head == head;
//--- both
}

int negated_guard_in_a_condition(swp_entry_t entry, struct page *page)
{
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	if (!is_migration_entry(entry) || migration_entry_to_page(entry) != page)
		return 0;
//--- after
	if (!is_migration_entry(entry) || pfn_swap_entry_to_page(entry) != page)
		return 0;
//--- both
	return 1;
}

struct page *choice(swp_entry_t entry)
{
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return is_migration_entry(entry) ? migration_entry_to_page(entry) : NULL;
//--- after
	return is_migration_entry(entry) ? pfn_swap_entry_to_page(entry) : NULL;
//--- both
}

struct page *choice_of_two(swp_entry_t entry)
{
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return is_migration_entry(entry) ? migration_entry_to_page(entry) :
	       // WARN: 'device_private_entry_to_page' converts only one kind of entry
	       is_device_private_entry(entry) ? device_private_entry_to_page(entry) :
						NULL;
//--- after
	return is_migration_entry(entry) ? pfn_swap_entry_to_page(entry) :
	       is_device_private_entry(entry) ? pfn_swap_entry_to_page(entry) :
						NULL;
//--- both
}

void initialisers(const swp_entry_t *entries)
{
	if (is_migration_entry(entries[0]) && is_device_private_entry(entries[1])) {
//--- before
		// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
		unsigned long pfn = device_private_entry_to_pfn(entries[1]);
		struct walk walk = {
			.entry = entries[0],
			// WARN: 'migration_entry_to_page' converts only one kind of entry
			.page = migration_entry_to_page(entries[0]),
			// WARN: 'migration_entry_to_pfn' converts only one kind of entry
			.pfns = { [1] = migration_entry_to_pfn(entries[0]) },
		};
//--- after
		unsigned long pfn = swp_offset(entries[1]);
		struct walk walk = {
			.entry = entries[0],
			.page = pfn_swap_entry_to_page(entries[0]),
			.pfns = { [1] = swp_offset(entries[0]) },
		};
//--- both

		took(walk.page, walk.pfns[1] + pfn);
	}
}

/* Two in one statement, one of which stands in the other's argument. */
void nested(swp_entry_t entry)
{
	if (is_migration_entry(entry))
//--- before
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		// WARN: 'migration_entry_to_pfn' converts only one kind of entry
		took(compound_head(migration_entry_to_page(entry)), migration_entry_to_pfn(entry));
//--- after
		took(compound_head(pfn_swap_entry_to_page(entry)), swp_offset(entry));
//--- both
}

void macro_arguments(swp_entry_t entry, struct page *page)
{
	if (!is_migration_entry(entry))
		return;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	BUG_ON(migration_entry_to_page(entry) != page);
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	if (unlikely(!PageLocked(migration_entry_to_page(entry))))
		return;
	// WARN: 'migration_entry_to_pfn' converts only one kind of entry
	// NOTE: 'pfn_swap_entry_to_page' adds BUG_ON()
	VM_BUG_ON(pfn_to_page(migration_entry_to_pfn(entry)) != page);
//--- after
	BUG_ON(pfn_swap_entry_to_page(entry) != page);
	if (unlikely(!PageLocked(pfn_swap_entry_to_page(entry))))
		return;
	VM_BUG_ON(pfn_swap_entry_to_page(entry) != page);
//--- both
}

/* Arms that differ keep their tests. */
int ladder(swp_entry_t entry, struct walk *walk)
{
	if (pte_none((pte_t){ entry.val })) {
		return 0;
//--- before
	// REMARK: tests of an entry's kind have arms that differ
	} else if (is_migration_entry(entry)) {
		// WARN: 'migration_entry_to_page' converts only one kind of entry
		walk->page = migration_entry_to_page(entry);
		return 1;
	// NOTE: not folded: this arm does something else
	} else if (is_device_private_entry(entry)) {
		// WARN: 'device_private_entry_to_page' converts only one kind of entry
		walk->page = device_private_entry_to_page(entry);
		get_page(walk->page);
		return 1;
	}
//--- after
	} else if (is_migration_entry(entry)) {
		walk->page = pfn_swap_entry_to_page(entry);
		return 1;
	} else if (is_device_private_entry(entry)) {
		walk->page = pfn_swap_entry_to_page(entry);
		get_page(walk->page);
		return 1;
	}
//--- both
	return 0;
}

void loops(swp_entry_t *entries)
{
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	while (is_migration_entry(*entries) && PageLocked(migration_entry_to_page(*entries)))
		entries++;
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	for (; is_device_private_entry(*entries) && device_private_entry_to_pfn(*entries); entries++)
		entries->val--;
//--- after
	while (is_migration_entry(*entries) && PageLocked(pfn_swap_entry_to_page(*entries)))
		entries++;
	for (; is_device_private_entry(*entries) && swp_offset(*entries); entries++)
		entries->val--;
//--- both
}

/* A call through parentheses is a call. */
struct page *parentheses(swp_entry_t entry)
{
	if (!is_migration_entry(entry))
		return NULL;
//--- before
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	return (migration_entry_to_page)(entry);
//--- after
	return (pfn_swap_entry_to_page)(entry);
//--- both
}

/* What moves on is not what was tested. */
struct page *side_effect(swp_entry_t *entry)
{
	if (!is_migration_entry(*entry))
		return NULL;
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: no test for migration guards this call; 'migration_entry_to_page' returns NULL where that kind is configured away, 'pfn_swap_entry_to_page' does not
	return migration_entry_to_page(*entry++);
}

/* Refused: whoever has the address may call it with anything. */
struct page *(*address)(swp_entry_t entry);

void address_taken(swp_entry_t entry)
{
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: its address is taken
	address = migration_entry_to_page;
	// WARN: 'migration_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: its address is taken
	if (is_migration_entry(entry) && address == &migration_entry_to_page)
		took(address(entry), 0);
}

/* Near misses: what is no converter of the family. */
static struct page *small_entry_to_page(swp_entry_t *entry)
{
	return mem_map + entry->val;
}

struct page *other_functions(swp_entry_t entry)
{
	struct page *(*migration_entry_to_page)(swp_entry_t *) = small_entry_to_page;

	return is_migration_entry(entry) ? migration_entry_to_page(&entry) : NULL;
}
