// RUN: %check_rule %s swapops-entry-chain
// Independent ifs in a row: once an arm has run, the later tests must be known
// to say no.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct walk {
	swp_entry_t entry;
	struct page *page;
	union {
		swp_entry_t now;
		struct page *then;
	};
	struct walk *next;
};

extern swp_entry_t next_entry(swp_entry_t *entry);
extern void step(struct walk *walk);
extern void count(void);

struct page *assignments(pte_t pte)
{
	swp_entry_t entry = pte_to_swp_entry(pte);
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

struct page *with_braces(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	}

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	}
//--- both
	return page;
}

/* Whatever the arms do, it does not change a local that nobody points to. */
struct page *calls(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		get_page(page);
		count();
	}
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		get_page(page);
		count();
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		get_page(page);
		count();
	}
//--- both
	return page;
}

int jumps(const swp_entry_t *entries, struct page **page)
{
	int i;

	for (i = 0; i < 8; i++) {
		swp_entry_t entry = entries[i];

//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry)) {
			*page = migration_entry_to_page(entry);
			goto found;
		}
		if (is_device_private_entry(entry)) {
			*page = device_private_entry_to_page(entry);
			goto found;
		}
//--- after
		if (is_pfn_swap_entry(entry)) {
			*page = pfn_swap_entry_to_page(entry);
			goto found;
		}
//--- both
		if (!is_hwpoison_entry(entry))
			break;
	}
	return 0;
found:
	return 1;
}

/* They leave at once: what they do to the entry nobody sees. */
struct page *leaves(swp_entry_t *entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(*entry)) {
		struct page *page = migration_entry_to_page(*entry);

		entry->val = 0;
		return page;
	}
	if (is_device_private_entry(*entry)) {
		struct page *page = device_private_entry_to_page(*entry);

		entry->val = 0;
		return page;
	}
//--- after
	if (is_pfn_swap_entry(*entry)) {
		struct page *page = pfn_swap_entry_to_page(*entry);

		entry->val = 0;
		return page;
	}
//--- both
	return NULL;
}

/* Two members of one structure do not overlap. */
void members(struct walk *walk)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(walk->entry))
		walk->page = migration_entry_to_page(walk->entry);
	if (is_device_private_entry(walk->entry))
		walk->page = device_private_entry_to_page(walk->entry);
//--- after
	if (is_pfn_swap_entry(walk->entry))
		walk->page = pfn_swap_entry_to_page(walk->entry);
//--- both
}

/* Whatever the pointer points to, it is not the parameter. */
void local_entry(swp_entry_t entry, struct page **page)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		*page++ = migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		*page++ = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		*page++ = pfn_swap_entry_to_page(entry);
//--- both
	*page = NULL;
}

struct page *local_target(const swp_entry_t *entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(*entry))
		page = migration_entry_to_page(*entry);
	if (is_device_private_entry(*entry))
		page = device_private_entry_to_page(*entry);
//--- after
	if (is_pfn_swap_entry(*entry))
		page = pfn_swap_entry_to_page(*entry);
//--- both
	return page;
}

/* Refused: the first arm may change what the second test sees. */
struct page *next_in_arm(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		entry.val++;
	}
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		entry.val++;
	}
	return page;
}

struct page *address_taken(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		entry = next_entry(&entry);
	}
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		entry = next_entry(&entry);
	}
	return page;
}

/* Somebody else has had the address before, so that any call may do it. */
struct page *known_elsewhere(swp_entry_t entry)
{
	swp_entry_t *elsewhere = &entry;
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		elsewhere->val = 0;
	}
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		elsewhere->val = 0;
	}
	return page;
}

struct page *call_changes_member(struct walk *walk)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(walk->entry)) {
		page = migration_entry_to_page(walk->entry);
		step(walk);
	}
	if (is_device_private_entry(walk->entry)) {
		page = device_private_entry_to_page(walk->entry);
		step(walk);
	}
	return page;
}

struct page *pointer_moves(struct walk *walk)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(walk->entry)) {
		page = migration_entry_to_page(walk->entry);
		walk = walk->next;
	}
	if (is_device_private_entry(walk->entry)) {
		page = device_private_entry_to_page(walk->entry);
		walk = walk->next;
	}
	return page;
}

/* The target may be a part of the entry. */
void may_overlap(swp_entry_t *entry, struct page **page)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(*entry))
		*page = migration_entry_to_page(*entry);
	if (is_device_private_entry(*entry))
		*page = device_private_entry_to_page(*entry);
}

void overlaps(struct walk *walk)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(walk->now))
		walk->then = migration_entry_to_page(walk->now);
	if (is_device_private_entry(walk->now))
		walk->then = device_private_entry_to_page(walk->now);
}

unsigned long part_of_entry(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entry))
		entry.val = migration_entry_to_pfn(entry);
	if (is_device_private_entry(entry))
		entry.val = device_private_entry_to_pfn(entry);
	return entry.val;
}

/* In a ladder that is no matter: only one arm runs. */
unsigned long part_of_entry_in_ladder(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		entry.val = migration_entry_to_pfn(entry);
	else if (is_device_private_entry(entry))
		entry.val = device_private_entry_to_pfn(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		entry.val = swp_offset(entry);
//--- both
	return entry.val;
}

unsigned long index_changes(const swp_entry_t *entries, unsigned long at)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before the next test
	if (is_migration_entry(entries[at]))
		at = migration_entry_to_pfn(entries[at]);
	if (is_device_private_entry(entries[at]))
		at = device_private_entry_to_pfn(entries[at]);
	return at;
}

/* Near misses: something stands between the ifs. */
struct page *statement_between(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	entry.val = 0;
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *label_between(swp_entry_t entry, bool again)
{
	struct page *page = NULL;

	if (again)
		goto again;
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
again:
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *else_between(swp_entry_t entry)
{
	struct page *page;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else
		page = NULL;
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *else_behind(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else
		count();
	return page;
}

int case_between(swp_entry_t entry, int what)
{
	struct page *page = NULL;

	switch (what) {
	case 0:
		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);
		/* fall through */
	case 1:
		if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry);
	}
	return page != NULL;
}
