// RUN: %check_rule %s swapops-lost-flags
#include "family.h"

pte_t swp_entry_to_pte(swp_entry_t entry);
int pte_swp_soft_dirty(pte_t pte);
pte_t pte_swp_mksoft_dirty(pte_t pte);
int pte_swp_uffd_wp(pte_t pte);
pte_t pte_swp_mkuffd_wp(pte_t pte);
pte_t pte_swp_clear_uffd_wp(pte_t pte);
swp_entry_t made_of(unsigned long offset);

pte_t arms(pte_t oldpte)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = made_of(swp_offset(entry));
		// WARN: 'newpte' loses 'uffd_wp', which an arm beside it keeps
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);	// NOTE: it is kept here
	} else if (is_write_device_private_entry(entry)) {
		entry = made_of(swp_offset(entry));
		// WARN: 'newpte' loses 'soft_dirty', which an arm beside it keeps
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);	// NOTE: it is kept here
	}
	return newpte;
}

/* Near misses: a bit that is decided otherwise, or carried behind the ladder. */
pte_t decided(pte_t oldpte)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		newpte = pte_swp_clear_uffd_wp(newpte);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
	} else if (is_write_device_private_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
	}
	if (pte_swp_soft_dirty(oldpte))
		newpte = pte_swp_mksoft_dirty(newpte);
	return newpte;
}

/* An entry that is not of the old page table entry has no bits to keep. */
pte_t new_entry(pte_t oldpte, unsigned long offset)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte), fresh = made_of(offset);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		newpte = swp_entry_to_pte(fresh);
	} else if (is_write_device_private_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
	}
	return newpte;
}

pte_t on_purpose(pte_t oldpte)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry); /* NOLINT(swapops-lost-flags) */
	} else {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);
	}
	return newpte;
}

/* What an arm beside it says is not said of this one. */
pte_t said_elsewhere(pte_t oldpte)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_hwpoison_entry(entry)) {
		/* It never has the bit of uffd-wp. */
		newpte = oldpte;
	} else if (is_write_migration_entry(entry)) {
		entry = made_of(swp_offset(entry));
		// WARN: 'newpte' loses 'uffd_wp', which an arm beside it keeps
		newpte = swp_entry_to_pte(entry);
	} else {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (pte_swp_uffd_wp(oldpte))
			newpte = pte_swp_mkuffd_wp(newpte);	// NOTE: it is kept here
	}
	if (pte_swp_soft_dirty(oldpte))
		newpte = pte_swp_mksoft_dirty(newpte);
	return newpte;
}
