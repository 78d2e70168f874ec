// RUN: %check_rule %s swapops-lost-flags
// A tree between two families takes an entry by the name of one, and puts it back
// by that of the other.
#include "family-today.h"

pte_t swp_entry_to_pte(swp_entry_t entry);
swp_entry_t make_readable_entry(unsigned long offset);

pte_t arms(pte_t oldpte)
{
	softleaf_t entry = softleaf_from_pte(oldpte);
	pte_t newpte = oldpte;

	if (softleaf_is_migration_write(entry)) {
		entry = make_readable_entry(swp_offset(entry));
		newpte = softleaf_to_pte(entry);
		if (pte_swp_soft_dirty(oldpte))
			newpte = pte_swp_mksoft_dirty(newpte);	// NOTE: it is kept here
	} else if (softleaf_is_device_private(entry)) {
		entry = make_readable_entry(swp_offset(entry));
		// WARN: 'newpte' loses 'soft_dirty', which an arm beside it keeps
		newpte = swp_entry_to_pte(entry);
	}
	return newpte;
}
