// RUN: %check_rule %s swapops-lost-flags
// No one in the file keeps the bit, but taking the entry out leaves it behind.
#include "family-today.h"

swp_entry_t make_readable_entry(unsigned long offset);

int pte_uffd(pte_t pte);

pte_t behind(pte_t oldpte, swp_entry_t old)
{
	pte_t newpte;

	if (softleaf_is_swap(old) || pte_uffd(oldpte))
		return oldpte;
	// WARN: 'newpte' loses 'uffd', which 'softleaf_from_pte' has left behind
	newpte = softleaf_to_pte(make_readable_entry(swp_offset(old)));

	if (pte_swp_soft_dirty(oldpte))
		newpte = pte_swp_mksoft_dirty(newpte);
	return newpte;
}
