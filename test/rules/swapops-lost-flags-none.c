// RUN: %check_rule %s swapops-lost-flags
// A file in which nothing keeps a bit.
#include "family.h"

pte_t swp_entry_to_pte(swp_entry_t entry);
pte_t pte_swp_mkuffd_wp(pte_t pte);
swp_entry_t made_of(unsigned long offset);

pte_t no_arm_keeps_any(pte_t oldpte, bool protect)
{
	swp_entry_t entry = pte_to_swp_entry(oldpte);
	pte_t newpte = oldpte;

	if (is_write_migration_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
	} else if (is_write_device_private_entry(entry)) {
		entry = made_of(swp_offset(entry));
		newpte = swp_entry_to_pte(entry);
		if (protect)
			newpte = pte_swp_mkuffd_wp(newpte);
	}
	return newpte;
}
