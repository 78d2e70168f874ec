/* Where a page is mapped. */
#include <linux/rmap.h>
#include <linux/swapops.h>

bool check_pte(struct page_vma_mapped_walk *pvmw)
{
	struct page *page = NULL;

	if (is_swap_pte(*pvmw->pte)) {
		swp_entry_t entry = pte_to_swp_entry(*pvmw->pte);

		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry);
	} else if (pte_present(*pvmw->pte)) {
		page = pte_page(*pvmw->pte);
	}

	return page == pvmw->page;
}
