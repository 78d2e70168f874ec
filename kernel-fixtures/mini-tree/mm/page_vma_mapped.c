/* Does this entry of a page table map that page? */
#include <linux/swapops.h>

bool pte_maps_page(pte_t pte, struct page *page, bool migrating)
{
	unsigned long pfn;

	if (migrating) {
		swp_entry_t entry;

		if (pte_present(pte))
			return false;
		entry = pte_to_swp_entry(pte);
		if (!is_migration_entry(entry))
			return false;
		pfn = migration_entry_to_pfn(entry);
	} else {
		swp_entry_t entry = pte_to_swp_entry(pte);

		if (!is_device_private_entry(entry))
			return false;
		pfn = device_private_entry_to_pfn(entry);
	}
	return pfn == page_to_pfn(page);
}

bool pmd_maps_page(pmd_t pmd, struct page *page)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);

	if (!is_migration_entry(entry) ||
	    migration_entry_to_page(entry) != page)
		return false;
	return true;
}
