// RUN: %check_rule %s swapops-unguarded-convert
#include "family.h"

struct page *tested_too_late(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
	struct page *page = migration_entry_to_page(entry);

	if (!is_migration_entry(entry))	// NOTE: the entry is asked for its kind here
		return NULL;
	return page;
}

/* Near misses: whoever calls these knows. */
struct page *parameter(swp_entry_t entry)
{
	return migration_entry_to_page(entry);
}

struct page *parameter_late(swp_entry_t entry)
{
	struct page *page = migration_entry_to_page(entry);

	return is_migration_entry(entry) ? page : NULL;
}

struct page *read_from_parameter(pte_t pte)
{
	return migration_entry_to_page(pte_to_swp_entry(pte));
}

struct walk {
	pte_t pte;
};

struct page *part_of_parameter(struct walk walk)
{
	swp_entry_t entry = pte_to_swp_entry(walk.pte);

	return migration_entry_to_page(entry);
}

/* A parameter of a static function comes from the calls in this file. */
static struct page *late_in_helper(swp_entry_t entry)
{
	// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
	struct page *page = migration_entry_to_page(entry);

	return is_migration_entry(entry) ? page : NULL;	// NOTE: the entry is asked for its kind here
}

struct page *calls_unguarded(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (is_migration_entry(entry))
		return late_in_helper(entry);
	entry = pte_to_swp_entry(ptep[1]);
	return is_device_private_entry(entry) ? NULL : late_in_helper(entry);
}

struct page *calls_unguarded_too(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	struct page *page = late_in_helper(entry);	// NOTE: it comes in here, where nothing has asked it

	return is_migration_entry(entry) ? page : NULL;
}

static struct page *helper_asks_nothing(swp_entry_t entry)
{
	// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
	return migration_entry_to_page(entry);
}

struct page *asks_behind_the_call(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	struct page *page = helper_asks_nothing(entry);	// NOTE: it comes in here, where nothing has asked it

	return is_migration_entry(entry) ? page : NULL;	// NOTE: the entry is asked for its kind here
}

/* Near misses: each call is guarded, or hands on a parameter. */
static struct page *guarded_helper(swp_entry_t entry)
{
	struct page *page = migration_entry_to_page(entry);

	return is_migration_entry(entry) ? page : NULL;
}

struct page *calls_guarded(pte_t *ptep, swp_entry_t other)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (is_write_migration_entry(other))
		return guarded_helper(other);
	return is_migration_entry(entry) ? guarded_helper(entry) : NULL;
}

struct page *hands_on(swp_entry_t entry)
{
	struct page *page = guarded_helper(entry);

	return is_migration_entry(entry) ? page : NULL;
}

static struct page *changed_in_helper(swp_entry_t entry, pte_t *ptep)
{
	struct page *page;

	if (!entry.val)
		entry = pte_to_swp_entry(*ptep);
	page = migration_entry_to_page(entry);
	return is_migration_entry(entry) ? page : NULL;
}

struct page *calls_changing_helper(pte_t *ptep)
{
	return changed_in_helper(pte_to_swp_entry(*ptep), ptep);
}

/* Near misses: something asked before. */
struct page *guarded(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (!is_migration_entry(entry))
		return NULL;
	return migration_entry_to_page(entry);
}

struct page *page_table_entry_guarded(pmd_t *pmdp)
{
	pmd_t pmd = *pmdp;
	bool migration = is_pmd_migration_entry(pmd);
	swp_entry_t entry;

	if (!migration)
		return NULL;
	entry = pmd_to_swp_entry(pmd);
	return migration_entry_to_page(entry);
}

struct page *asserted(pmd_t *pmdp)
{
	swp_entry_t entry;

	VM_BUG_ON(!is_pmd_migration_entry(*pmdp));
	entry = pmd_to_swp_entry(*pmdp);
	return migration_entry_to_page(entry);
}

struct page *type_compared(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (swp_type(entry) != SWP_HWPOISON + 1)
		return NULL;
	return migration_entry_to_page(entry);
}

bool may_convert(swp_entry_t entry);

struct page *asked_elsewhere(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (!may_convert(entry))
		return NULL;
	return migration_entry_to_page(entry);
}

static int pte_is_migration(pte_t pte)
{
	if (pte_none(pte) || pte_present(pte))
		return 0;
	return is_migration_entry(pte_to_swp_entry(pte));
}

struct page *asked_in_a_function(pte_t *ptep, bool *writable)
{
	pte_t pte = *ptep;

	if (pte_is_migration(pte)) {
		swp_entry_t entry = pte_to_swp_entry(pte);
		struct page *page = migration_entry_to_page(entry);

		*writable = is_write_migration_entry(entry);
		return page;
	}
	return NULL;
}

/* That it is not present does not say its kind. */
struct page *asked_for_something_else(pte_t *ptep, bool *writable)
{
	pte_t pte = *ptep;

	if (!pte_present(pte)) {
		swp_entry_t entry = pte_to_swp_entry(pte);
		// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
		struct page *page = migration_entry_to_page(entry);

		*writable = is_write_migration_entry(entry);	// NOTE: the entry is asked for its kind here
		return page;
	}
	return NULL;
}

/* The test does not prove it, but it is no oversight. */
struct page *proof_not_understood(pte_t *ptep, int mode)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	int kind = is_migration_entry(entry) ? 1 : 2;

	if (mode + kind != 1)
		return NULL;
	return migration_entry_to_page(entry);
}

/* Its caller may have chosen it. */
struct page *never_asked(pte_t *ptep)
{
	return migration_entry_to_page(pte_to_swp_entry(*ptep));
}

int macro_argument(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	// WARN: entry is converted by 'migration_entry_to_pfn' before it is asked for its kind
	if (WARN_ON(migration_entry_to_pfn(entry) == 0))
		return -1;
	return is_migration_entry(entry);	// NOTE: the entry is asked for its kind here
}

#define PAGE_OF(entry) migration_entry_to_page(entry)
struct page *macro_body(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
	struct page *page = PAGE_OF(entry);

	return is_migration_entry(entry) ? page : NULL;	// NOTE: the entry is asked for its kind here
}

struct page *comment_inside(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	// WARN: entry is converted by 'migration_entry_to_page' before it is asked for its kind
	struct page *page = migration_entry_to_page(/* its page */ entry);

	return is_migration_entry(entry) ? page : NULL;	// NOTE: the entry is asked for its kind here
}

struct page *silenced(pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	/* NOLINTNEXTLINE(swapops-unguarded-convert) */
	struct page *page = migration_entry_to_page(entry);

	return is_migration_entry(entry) ? page : NULL;
}
