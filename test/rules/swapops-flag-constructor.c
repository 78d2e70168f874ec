// RUN: %check_rule %s swapops-flag-constructor
// Constructors that choose by a flag: literals, run-time flags, and where the
// call stands.
// WARN(family-flag.h): header has no readable and writable constructor of migration entries
// WARN(family-flag.h): header has no readable and writable constructor of device_private entries
#include "family-flag.h"

extern pte_t swp_entry_to_pte(swp_entry_t entry);
extern int pte_write(pte_t pte);
extern int same(swp_entry_t a, swp_entry_t b);
extern struct page *next_page(int *more);

struct walk {
	struct page **pages;
	unsigned long flags;
	swp_entry_t entry;
};

swp_entry_t literal(struct page *page)
{
	swp_entry_t entry;

//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	entry = make_device_private_entry(page, true);
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	entry = make_migration_entry(page + 1, 0);
//--- after
	entry = make_writable_device_private_entry(page_to_pfn(page));
	BUG_ON(!PageLocked(compound_head(page + 1)));
	entry = make_readable_migration_entry(page_to_pfn(page + 1));
//--- both
	return entry;
}

pte_t run_time_flag(struct page *page, pte_t pte)
{
	swp_entry_t entry;

//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	entry = make_device_private_entry(page, pte_write(pte));
//--- after
	if (pte_write(pte))
		entry = make_writable_device_private_entry(page_to_pfn(page));
	else
		entry = make_readable_device_private_entry(page_to_pfn(page));
//--- both
	return swp_entry_to_pte(entry);
}

/* The assertion moves before the statement; broken lines are joined. */
void asserted(struct walk *walk, struct page *page, int i)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	walk->entry = make_migration_entry(walk->pages[i],
					   walk->flags &
					   8);
//--- after
	BUG_ON(!PageLocked(compound_head(walk->pages[i])));
	if (walk->flags & 8)
		walk->entry = make_writable_migration_entry(page_to_pfn(walk->pages[i]));
	else
		walk->entry = make_readable_migration_entry(page_to_pfn(walk->pages[i]));
//--- both
}

/* An int cannot hold all bits of the flags. */
void narrowed(struct walk *walk, struct page *page)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	walk->entry = make_migration_entry(page, walk->flags);
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	walk->entry = make_device_private_entry(page, (walk->flags & 2));
//--- after
	BUG_ON(!PageLocked(compound_head(page)));
	if ((int)(walk->flags))
		walk->entry = make_writable_migration_entry(page_to_pfn(page));
	else
		walk->entry = make_readable_migration_entry(page_to_pfn(page));
	if (walk->flags & 2)
		walk->entry =
			make_writable_device_private_entry(page_to_pfn(page));
	else
		walk->entry =
			make_readable_device_private_entry(page_to_pfn(page));
//--- both
}

swp_entry_t initialiser(struct page *page, int write)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	swp_entry_t entry = make_migration_entry(page, write);
	int unrelated = 0; /* here too */
//--- after
	swp_entry_t entry;
	int unrelated = 0; /* here too */

	BUG_ON(!PageLocked(compound_head(page)));
	if (write)
		entry = make_writable_migration_entry(page_to_pfn(page));
	else
		entry = make_readable_migration_entry(page_to_pfn(page));
//--- both

	return unrelated ? pte_to_swp_entry((pte_t) { 0 }) : entry;
}

int initialisers(struct page *page)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: replaced together with this one
	swp_entry_t first = make_migration_entry(page, 1);
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	swp_entry_t second = make_migration_entry(page + 1, 0);
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	swp_entry_t third = make_device_private_entry(page, 0);
//--- after
	swp_entry_t first;
	swp_entry_t second;
	swp_entry_t third =
		make_readable_device_private_entry(page_to_pfn(page));

	BUG_ON(!PageLocked(compound_head(page)));
	first = make_writable_migration_entry(page_to_pfn(page));

	BUG_ON(!PageLocked(compound_head(page + 1)));
	second = make_readable_migration_entry(page_to_pfn(page + 1));
//--- both

	return same(first, second) && same(second, third);
}

/* What stands behind the declaration needs the entry. */
int needed_at_once(struct page *page, int write)
{
//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	swp_entry_t entry = make_device_private_entry(page, write);
	swp_entry_t copy = entry;
//--- after
	swp_entry_t entry =
		write ? make_writable_device_private_entry(page_to_pfn(page)) :
			make_readable_device_private_entry(page_to_pfn(page));
	swp_entry_t copy = entry;
//--- both

	return same(entry, copy);
}

pte_t inside_expression(struct page *page, int write)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	return swp_entry_to_pte(make_migration_entry(page, write));
//--- after
	BUG_ON(!PageLocked(compound_head(page)));
	return swp_entry_to_pte(
		write ? make_writable_migration_entry(page_to_pfn(page)) :
			make_readable_migration_entry(page_to_pfn(page)));
//--- both
}

int twice_in_a_statement(struct page *page)
{
//--- before
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: replaced together with this one
	return same(make_migration_entry(page, 1), make_migration_entry(page + 1, 0));
//--- after
	BUG_ON(!PageLocked(compound_head(page)));
	BUG_ON(!PageLocked(compound_head(page + 1)));
	return same(make_writable_migration_entry(page_to_pfn(page)),
		    make_readable_migration_entry(page_to_pfn(page + 1)));
//--- both
}

/* Two statements where one was: braces, in the other branch too. */
swp_entry_t branches(struct page *page, int private, int write)
{
	swp_entry_t entry = { 0 };

//--- before
	if (private)
		// WARN: 'make_device_private_entry' chooses what it makes by a flag
		entry = make_device_private_entry(page, write); /* kept */
	else
		entry.val = 1;
	while (write--)
		// WARN: 'make_migration_entry' chooses what it makes by a flag
		entry = make_migration_entry(page, 0); /* kept too */
//--- after
	if (private) {
		if (write)
			entry = make_writable_device_private_entry(page_to_pfn(page));
		else
			entry = make_readable_device_private_entry(page_to_pfn(page)); /* kept */
	} else {
		entry.val = 1;
	}
	while (write--) {
		BUG_ON(!PageLocked(compound_head(page)));
		entry = make_readable_migration_entry(page_to_pfn(page)); /* kept too */
	}
//--- both
	return entry;
}

swp_entry_t both_branches(struct page *page, int private, int write)
{
	swp_entry_t entry;

//--- before
	if (private)
		// WARN: 'make_device_private_entry' chooses what it makes by a flag
		// NOTE: replaced together with this one
		entry = make_device_private_entry(page, write);
	else
		// WARN: 'make_migration_entry' chooses what it makes by a flag
		entry = make_migration_entry(page, write);
//--- after
	if (private) {
		if (write)
			entry = make_writable_device_private_entry(page_to_pfn(page));
		else
			entry = make_readable_device_private_entry(page_to_pfn(page));
	} else {
		BUG_ON(!PageLocked(compound_head(page)));
		if (write)
			entry = make_writable_migration_entry(page_to_pfn(page));
		else
			entry = make_readable_migration_entry(page_to_pfn(page));
	}
//--- both
	return entry;
}

/* Once, and in the order in which they stand. */
void side_effects(struct walk *walk, struct page *page, pte_t *pte)
{
	swp_entry_t *entries = &walk->entry;
	int more;

//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	*entries++ = make_device_private_entry(page++, 1);
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	*entries++ = make_device_private_entry(page, pte_write(*pte++));
//--- after
	*entries++ = make_writable_device_private_entry(page_to_pfn(page++));
	*entries++ =
		pte_write(*pte++) ?
			make_writable_device_private_entry(page_to_pfn(page)) :
			make_readable_device_private_entry(page_to_pfn(page));
//--- both
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	// NOTE: not replaced: its arguments have side effects, and their order would change
	*entries = make_device_private_entry(next_page(&more), pte_write(*pte));
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: not replaced: what it asserts of the page goes before it, and the page expression has side effects
	*entries = make_migration_entry(page++, 0);
}

swp_entry_t comment_inside(struct page *page, int write)
{
	swp_entry_t entry;

//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	entry = make_device_private_entry(page, /* write */ 1);
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	entry = make_device_private_entry(/* ours */ page, write /* at last */);
//--- after
	entry = make_writable_device_private_entry(page_to_pfn(page) /* write */);
	if (write /* at last */)
		entry = make_writable_device_private_entry(page_to_pfn(/* ours */ page));
	else
		entry = make_readable_device_private_entry(page_to_pfn(page));
//--- both
	return entry;
}

int macro_argument(struct page *page, swp_entry_t entry, int write)
{
//--- before
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	if (unlikely(same(entry, make_device_private_entry(page, write))))
//--- after
	if (unlikely(same(entry, (write ? make_writable_device_private_entry(
						  page_to_pfn(page)) :
					  make_readable_device_private_entry(
						  page_to_pfn(page))))))
//--- both
		return 1;
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: not replaced: what it asserts of the page goes before its statement, but it stands in a macro's argument
	return WARN_ON(same(entry, make_migration_entry(page, 0)));
}

/* Refused, with the reason. */
#define MACRO_BODY(page) make_migration_entry(page, 0)
swp_entry_t macro_body(struct page *page)
{
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: not replaced: it stands in a macro
	return MACRO_BODY(page);
}

int under_a_condition(struct page *page, swp_entry_t entry, int write)
{
	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: not replaced: what it asserts of the page goes before its statement, but it runs only under a condition
	return write && same(entry, make_migration_entry(page, 1));
}

int in_a_loop(struct page *page, swp_entry_t entry)
{
	int i = 0;

	// WARN: 'make_migration_entry' chooses what it makes by a flag
	// NOTE: not replaced: what it asserts of the page goes before its statement, but it stands in the head of a loop
	while (same(entry, make_migration_entry(page, 1)))
		i++;
	return i;
}

swp_entry_t hidden_name(struct page *page, int make_readable_device_private_entry)
{
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	// NOTE: not replaced: a local name hides 'make_readable_device_private_entry' there
	return make_device_private_entry(page, make_readable_device_private_entry);
}

swp_entry_t (*address(void))(struct page *, bool)
{
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	// NOTE: not replaced: its address is taken
	return make_device_private_entry;
}

/* Near miss: another function of that name's shape. */
extern swp_entry_t make_marker_entry(int marker, int on);
swp_entry_t near_miss(void)
{
	return make_marker_entry(1, 0);
}
