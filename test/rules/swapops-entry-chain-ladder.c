// RUN: %check_rule %s swapops-entry-chain
// if/else-if ladders: braces, order, what stands around the chain.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

extern int trylock_page(struct page *page);
extern void wait_on_page(struct page *page);

struct page *both_with_braces(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	}
//--- both
	return page;
}

/* The first arm says whether there are braces. */
struct page *braces_on_the_second(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

int more_than_one_statement(swp_entry_t entry, struct page **pagep)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_device_private_entry(entry)) {
		struct page *page = device_private_entry_to_page(entry);

		get_page(page);
		*pagep = page;
		return 1;
	} else if (is_migration_entry(entry)) {
		struct page *page = migration_entry_to_page(entry);

		get_page(page);
		*pagep = page;
		return 1;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		struct page *page = pfn_swap_entry_to_page(entry);

		get_page(page);
		*pagep = page;
		return 1;
	}
//--- both
	return 0;
}

/* Page and page frame number, each twice. */
unsigned long both_converters(swp_entry_t entry)
{
	struct page *page = NULL;
	unsigned long pfn = 0;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		pfn = migration_entry_to_pfn(entry);
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		pfn = device_private_entry_to_pfn(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		pfn = swp_offset(entry);
	}
//--- both
	return page ? pfn : 0;
}

/* The same but for white space; and one arm spells the number out. */
unsigned long white_space(swp_entry_t entry)
{
	unsigned long pfn;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) { pfn = migration_entry_to_pfn(entry); }
	else if (is_device_private_entry(entry))
	{
		pfn =
			swp_offset( entry );
	}
	else
		pfn = 0;
//--- after
	if (is_pfn_swap_entry(entry)) { pfn = swp_offset(entry); }
	else
		pfn = 0;
//--- both
	return pfn;
}

struct page *head_of_ladder(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_hwpoison_entry(entry))
		page = mem_map;
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else if (is_hwpoison_entry(entry))
		page = mem_map;
//--- both
	return page;
}

struct page *middle_of_ladder(swp_entry_t entry, pte_t pte)
{
	struct page *page;

	if (pte_none(pte)) {
		page = NULL;
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
//--- after
	} else if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
//--- both
	} else {
		page = mem_map;
	}
	return page;
}

/* What follows 'else' comes to stand where the second arm did. */
struct page *else_without_braces(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else
		page = NULL;
//--- after
	if (is_pfn_swap_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
	} else
		page = NULL;
//--- both
	return page;
}

struct page *else_with_braces(swp_entry_t entry)
{
	struct page *page;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
	} else {
		page = NULL;
	}
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
	else {
		page = NULL;
	}
//--- both
	return page;
}

/* A chain alone within an if that has an else of its own. */
struct page *within_another(swp_entry_t entry, bool asked)
{
	struct page *page = NULL;

	if (asked)
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry);
		else
			page = mem_map;
//--- after
		if (is_pfn_swap_entry(entry))
			page = pfn_swap_entry_to_page(entry);
		else
			page = mem_map;
//--- both
	else
		page = mem_map + 1;
	return page;
}

/* Ifs within the arms belong to them. */
struct page *nested_if(swp_entry_t entry, bool asked)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		if (asked)
			page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		if (asked)
			page = device_private_entry_to_page(entry);
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		if (asked)
			page = pfn_swap_entry_to_page(entry);
	}
//--- both
	return page;
}

struct page *nested_if_without_braces(swp_entry_t entry, bool asked)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm without braces is an if of its own
	if (is_migration_entry(entry))
		if (asked)
			page = migration_entry_to_page(entry);
		else
			page = NULL;
	else if (is_device_private_entry(entry))
		if (asked)
			page = device_private_entry_to_page(entry);
		else
			page = NULL;
	else
		page = mem_map;
	return page;
}

/* A whole chain in each arm of another: the outer fold deletes one of them. */
int chain_in_chain(swp_entry_t entry, swp_entry_t other)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		get_page(migration_entry_to_page(entry));
		// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
		if (is_migration_entry(other) || is_device_private_entry(other))
			return 1;
	} else if (is_device_private_entry(entry)) {
		get_page(device_private_entry_to_page(entry));
		if (is_migration_entry(other) || is_device_private_entry(other))
			return 1;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		get_page(pfn_swap_entry_to_page(entry));
		if (is_pfn_swap_entry(other))
			return 1;
	}
//--- both
	return 0;
}

void in_a_loop(const swp_entry_t *entries, struct page **pages, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		swp_entry_t entry = entries[i];

		pages[i] = NULL;
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			pages[i] = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			pages[i] = device_private_entry_to_page(entry);
//--- after
		if (is_pfn_swap_entry(entry))
			pages[i] = pfn_swap_entry_to_page(entry);
//--- both
	}
}

int in_a_switch(swp_entry_t entry, int what, struct page **page)
{
	switch (what) {
	case 0:
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			*page = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			*page = device_private_entry_to_page(entry);
//--- after
		if (is_pfn_swap_entry(entry))
			*page = pfn_swap_entry_to_page(entry);
//--- both
		break;
	default:
		return -1;
	}
	return 0;
}

struct page *in_a_statement_expression(swp_entry_t entry)
{
	return ({
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
		page;
	});
}

/* Arms that loop and leave. */
int arms_that_loop(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		while (!trylock_page(migration_entry_to_page(entry)))
			wait_on_page(migration_entry_to_page(entry));
		return 1;
	} else if (is_device_private_entry(entry)) {
		while (!trylock_page(device_private_entry_to_page(entry)))
			wait_on_page(device_private_entry_to_page(entry));
		return 1;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		while (!trylock_page(pfn_swap_entry_to_page(entry)))
			wait_on_page(pfn_swap_entry_to_page(entry));
		return 1;
	}
//--- both
	return 0;
}

/* Near miss: an arm of another sort stands between. */
struct page *not_contiguous(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_hwpoison_entry(entry))
		page = mem_map;
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

/* Near miss: a test asks for more than the kind. */
struct page *half_a_test(swp_entry_t entry, bool asked)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry) && asked)
		page = device_private_entry_to_page(entry);
	return page;
}

/* Near miss: a test for not being of a kind. */
struct page *negated(swp_entry_t entry)
{
	struct page *page = NULL;

	if (!is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}
