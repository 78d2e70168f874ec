// RUN: %check_rule %s swapops-lost-flags
// Entries that are made anew outside of a ladder.
#include "family.h"

pte_t swp_entry_to_pte(swp_entry_t entry);
int pte_uffd_wp(pte_t pte);
int pte_swp_soft_dirty(pte_t pte);
pte_t pte_swp_mksoft_dirty(pte_t pte);
int pte_swp_uffd_wp(pte_t pte);
pte_t pte_swp_mkuffd_wp(pte_t pte);
pte_t pte_swp_clear_uffd_wp(pte_t pte);
swp_entry_t make_migration_entry(unsigned long offset);

pte_t ways(pte_t oldpte, swp_entry_t old)
{
	// WARN: 'newpte' loses 'soft_dirty' on one way, and keeps it on another
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	if (pte_present(oldpte)) {
		if (pte_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
	} else {
		if (pte_swp_soft_dirty(oldpte))
			// NOTE: it is kept here
			// NOTE: it is kept here
			newpte = pte_swp_mksoft_dirty(newpte);	// NOTE: it is kept here
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
	}
	return newpte;
}

pte_t elsewhere(pte_t oldpte, swp_entry_t old)
{
	bool uffd = pte_swp_uffd_wp(oldpte);
	// WARN: 'newpte' loses 'soft_dirty', which is kept elsewhere in this file
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	if (uffd)
		newpte = pte_swp_mkuffd_wp(newpte);
	return newpte;
}

/* Near misses. */
pte_t by_a_comment(pte_t oldpte, swp_entry_t old)
{
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	/* Soft-dirtiness is of no use here. */
	if (pte_swp_uffd_wp(oldpte))
		newpte = pte_swp_mkuffd_wp(newpte);
	return newpte;
}

pte_t of_nothing_old(swp_entry_t old, bool protect)
{
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	if (protect)
		newpte = pte_swp_mkuffd_wp(newpte);
	return newpte;
}

/* What is writable may have no bit that protects it. */
pte_t of_writable(pte_t oldpte, bool protect, bool resolve)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = make_migration_entry(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
	}
	if (protect)
		newpte = pte_swp_mkuffd_wp(newpte);
	else if (resolve)
		newpte = pte_swp_clear_uffd_wp(newpte);
	return newpte;
}

/* Whoever keeps another bit of it, and not this one, has thought of both; */
pte_t of_two_writable(pte_t oldpte, bool protect)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = make_migration_entry(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
	} else if (is_write_device_private_entry(entry)) {
		entry = make_migration_entry(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
	}
	if (protect)
		newpte = pte_swp_mkuffd_wp(newpte);
	return newpte;
}

/* Nothing is known of what is done where a goto leads. */
pte_t leads_away(pte_t oldpte, swp_entry_t old)
{
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	if (pte_swp_uffd_wp(oldpte))
		newpte = pte_swp_mkuffd_wp(newpte);
	goto dirty;
dirty:
	if (pte_swp_soft_dirty(oldpte))
		newpte = pte_swp_mksoft_dirty(newpte);
	return newpte;
}

/* Where this one leads nobody names it. */
int to_the_end(pte_t oldpte, swp_entry_t old, pte_t *ptep)
{
	// WARN: 'newpte' loses 'soft_dirty', which is kept elsewhere in this file
	pte_t newpte = swp_entry_to_pte(make_migration_entry(swp_offset(old)));

	if (pte_swp_uffd_wp(oldpte))
		newpte = pte_swp_mkuffd_wp(newpte);
	*ptep = newpte;
	goto out;
out:
	return 0;
}
