/* Protection of mappings. */
#include <linux/swapops.h>

unsigned long change_pte(struct vm_area_struct *vma, unsigned long addr,
			 pte_t *pte)
{
	pte_t oldpte = *pte;
	swp_entry_t entry;

	if (!is_swap_pte(oldpte))
		return 0;

	entry = pte_to_swp_entry(oldpte);
	if (is_write_migration_entry(entry)) {
		make_migration_entry_read(&entry);
	} else if (is_write_device_private_entry(entry)) {
		make_device_private_entry_read(&entry);
	} else {
		return 0;
	}

	set_pte_at(vma->vm_mm, addr, pte, swp_entry_to_pte(entry));
	return 1;
}
