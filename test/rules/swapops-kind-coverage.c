// RUN: %check_rule %s swapops-kind-coverage
#include "family-third.h"

struct page *ladder(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

/* What stands between the kinds is read past. */
int long_ladder(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	if (!non_swap_entry(entry))
		return 1;
	else if (is_migration_entry(entry))
		return 2;
	else if (is_hwpoison_entry(entry))
		return 3;
	else if (entry.val & 1)
		return 4;
	else if (is_write_device_private_entry(entry))
		return 5;
	else
		return 6;
}

int in_a_row(swp_entry_t entry)
{
	int kinds = 0;

	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	if (is_migration_entry(entry))
		kinds |= 1;
	kinds <<= 1;
	if (is_device_private_entry(entry))
		kinds |= 1;
	return kinds;
}

bool disjunction(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	return is_migration_entry(entry) || is_device_private_entry(entry);
}

bool conjunction(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_exclusive' and 'migration' and leave out 'device_private'
	// NOTE: it is asked for here
	bool neither = !is_migration_entry(entry) && !is_device_exclusive_entry(entry);

	return neither;
}

/* One chain has the new kind, the other was forgotten. */
int two_chains(swp_entry_t entry, bool second)
{
	if (second) {
		// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
		if (is_migration_entry(entry) || is_device_private_entry(entry))
			return 2;
	}
	if (is_migration_entry(entry) || is_device_private_entry(entry) ||
	    is_device_exclusive_entry(entry))
		return 1;
	return 0;
}

/* Near misses. */
int another_branch(swp_entry_t entry, bool moving)
{
	if (moving) {
		if (!is_migration_entry(entry) && !is_device_exclusive_entry(entry))
			return 1;
	} else if (!is_device_private_entry(entry)) {
		return 2;
	}
	return 0;
}

struct page *all_kinds(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		return device_exclusive_entry_to_page(entry);
	return NULL;
}

bool one_kind(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_hwpoison_entry(entry);
}

bool two_entries(swp_entry_t entry, swp_entry_t other)
{
	return is_migration_entry(entry) || is_device_private_entry(other);
}

int entry_changed(swp_entry_t entry, pte_t pte)
{
	if (is_migration_entry(entry))
		return 1;
	entry = pte_to_swp_entry(pte);
	if (is_device_private_entry(entry))
		return 2;
	return 0;
}

/* One of the kinds is asked for under a condition of its own. */
int further_condition(swp_entry_t entry, bool owner)
{
	if (is_migration_entry(entry))
		return 1;
	if (is_device_private_entry(entry) && owner)
		return 2;
	return 0;
}

bool beside_other_conditions(swp_entry_t entry, bool owner)
{
	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	return owner && !is_migration_entry(entry) && !is_device_private_entry(entry);
}

int handled_before(swp_entry_t entry)
{
	// WARN: test of an entry's kind asks for 'device_exclusive' and leaves out 'migration', which another one in this file asks for, too
	if (is_device_exclusive_entry(entry))
		return 0;
	entry.val |= 0;
	return 1;
}

int ruled_out(swp_entry_t entry, bool *flag)
{
	if (is_device_exclusive_entry(entry))
		return 0;
	*flag = is_migration_entry(entry) || is_device_private_entry(entry);
	return 1;
}

int in_the_last_arm(swp_entry_t entry)
{
	if (is_migration_entry(entry)) {
		return 1;
	} else if (is_device_private_entry(entry)) {
		return 2;
	} else {
		return is_device_exclusive_entry(entry) ? 3 : 4;
	}
}

int hidden_arm(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return 1;
#ifdef CONFIG_NEVER
	else if (is_device_exclusive_entry(entry))
		return 3;
#endif
	else if (is_device_private_entry(entry))
		return 2;
	return 0;
}

int macro_argument(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	return WARN_ON(is_migration_entry(entry) || is_device_private_entry(entry));
}

// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
#define HAS_PAGE(entry) (is_migration_entry(entry) || is_device_private_entry(entry))
bool macro_body(swp_entry_t entry)
{
	return HAS_PAGE(entry);
}

bool comment_inside(swp_entry_t entry)
{
	// WARN: tests of an entry's kind handle 'device_private' and 'migration' and leave out 'device_exclusive'
	return is_migration_entry(entry) /* is_device_exclusive_entry() */ ||
	       is_device_private_entry(entry);
}

bool meant(swp_entry_t entry)
{
	/* NOLINTNEXTLINE(swapops-kind-coverage) */
	return is_migration_entry(entry) || is_device_private_entry(entry);
}
