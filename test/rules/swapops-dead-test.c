// RUN: %check_rule %s swapops-dead-test
#include "family.h"

void wait_on(swp_entry_t entry);
swp_entry_t another(void);
struct walk {
	swp_entry_t *entry;
};

void behind_early_return(swp_entry_t entry)
{
	if (is_migration_entry(entry)) // NOTE: the kind of 'entry' is known from here
		return;
	// WARN: 'is_migration_entry' is always false here
	if (is_migration_entry(entry))
		wait_on(entry);
}

void arm_twice(swp_entry_t entry)
{
	if (is_device_private_entry(entry)) // NOTE: the kind of 'entry' is known from here
		wait_on(entry);
	else if (is_migration_entry(entry)) // NOTE: the kind of 'entry' is known from here
		return;
	// WARN: 'is_device_private_entry' is always false here
	else if (unlikely(is_device_private_entry(entry)))
		wait_on(another());
}

/* Part of a kind, and a kind that its part is known of. */
void part_of_a_kind(swp_entry_t entry)
{
	// NOTE: the kind of 'entry' is known from here
	if (!is_migration_entry(entry)) { // NOTE: the kind of 'entry' is known from here
		// WARN: 'is_write_migration_entry' is always false here
		if (is_write_migration_entry(entry))
			wait_on(entry);
	} else if (is_write_migration_entry(entry)) { // NOTE: the kind of 'entry' is known from here
		// WARN: 'is_migration_entry' is always true here
		if (is_migration_entry(entry))
			wait_on(entry);
	}
}

/* The entry was read from a page table entry that was asked. */
void asked_the_carrier(pmd_t pmd)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);

	// NOTE: the kind of 'entry' is known from here
	if (!is_pmd_migration_entry(pmd)) // NOTE: the kind of 'entry' is known from here
		return;
	// WARN: 'is_device_private_entry' is always false here
	if (is_device_private_entry(entry))
		wait_on(entry);
	// WARN: 'is_migration_entry' is always true here
	while (is_migration_entry(entry))
		wait_on(entry);
}

void in_two_readings(pmd_t pmd)
{
	// NOTE: the kind of 'pmd_to_swp_entry(pmd)' is known from here
	if (is_migration_entry(pmd_to_swp_entry(pmd)))
		return;
	// WARN: 'is_migration_entry' is always false here
	if (is_migration_entry(pmd_to_swp_entry(pmd)))
		wait_on(pmd_to_swp_entry(pmd));
}

/* No entry is taken out of it here. */
void only_the_carrier(pmd_t pmd, bool *both)
{
	// NOTE: the kind of 'pmd' is known from here
	if (!is_pmd_migration_entry(pmd))
		return;
	// WARN: 'is_pmd_migration_entry' is always true here
	if (is_pmd_migration_entry(pmd))
		*both = true;
}

void flag(swp_entry_t entry)
{
	bool migration = is_migration_entry(entry); // NOTE: the kind of 'entry' is known from here

	if (migration)
		return;
	// WARN: 'is_migration_entry' is always false here
	if (is_migration_entry(entry))
		wait_on(entry);
}

/* From here on nothing is settled. */
void changed_between(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return;
	entry = another();
	if (is_migration_entry(entry))
		wait_on(entry);
}

void only_on_one_way(swp_entry_t entry, bool may)
{
	if (may && is_migration_entry(entry))
		return;
	if (is_migration_entry(entry))
		wait_on(entry);
}

void jumped_past(swp_entry_t entry, bool may)
{
	if (may)
		goto out;
	if (is_migration_entry(entry))
		return;
out:
	if (is_migration_entry(entry))
		wait_on(entry);
}

void another_round(swp_entry_t entry)
{
retry:
	if (!is_migration_entry(entry)) {
		if (is_device_private_entry(entry))
			return;
		entry = another();
		goto retry;
	}
	wait_on(entry);
}

void in_memory(struct walk *walk)
{
	if (is_migration_entry(*walk->entry))
		return;
	if (is_migration_entry(*walk->entry))
		wait_on(*walk->entry);
}

/* An assertion is to say what is known, and settles nothing. */
void assertions(swp_entry_t entry)
{
	if (is_migration_entry(entry)) {
		BUG_ON(!is_migration_entry(entry));
		if (WARN_ON(is_device_private_entry(entry)))
			return;
	}
	BUG_ON(!is_device_private_entry(entry));
	if (!is_device_private_entry(entry))
		return;
	wait_on(entry);
}

#define WAIT_ON(entry)                                                         \
	do {                                                                   \
		if (is_migration_entry(entry))                                 \
			wait_on(entry);                                        \
	} while (0)

void macros_own(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return;
	WAIT_ON(entry);
}

/* Without the option the second test is the first. */
void under_an_option(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	if (is_migration_entry(entry))
		return;
#endif
	if (is_migration_entry(entry))
		wait_on(entry);
}

/* Here the option has nothing to do with the two tests. */
void beside_an_option(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	wait_on(entry);
#endif
	if (is_migration_entry(entry))	// NOTE: the kind of 'entry' is known from here
		wait_on(entry);
	// WARN: 'is_migration_entry' is always false here
	else if (is_migration_entry(entry))
		wait_on(entry);
}

/* With the option control may come to the label from elsewhere. */
void behind_a_label(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		goto again;
#endif
	do {
		if (!is_migration_entry(entry))
			return;
again:		__attribute__((__unused__));
		if (is_migration_entry(entry))
			wait_on(entry);
	} while (0);
}

#ifdef CONFIG_MIGRATION
static bool is_special(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry);
}
#else
static bool is_special(swp_entry_t entry)
{
	return is_device_private_entry(entry);
}
#endif

void helper_under_an_option(swp_entry_t entry)
{
	if (is_special(entry) && is_migration_entry(entry))
		wait_on(entry);
}
