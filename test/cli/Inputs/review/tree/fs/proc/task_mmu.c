/* What /proc tells of a process's memory. */
#include <linux/pagewalk.h>
#include <linux/swapops.h>

struct mem_size_stats {
	unsigned long resident;
	unsigned long swap;
	unsigned long shared;
};

static void smaps_account(struct mem_size_stats *mss, struct page *page)
{
	mss->resident += PAGE_SIZE;
	if (page_mapcount(page) > 1)
		mss->shared += PAGE_SIZE;
}

int smaps_pte_entry(pte_t *pte, unsigned long addr, unsigned long next,
		    struct mm_walk *walk)
{
	struct mem_size_stats *mss = walk->private;
	struct page *page = NULL;

	if (pte_present(*pte)) {
		page = vm_normal_page(walk->vma, addr, *pte);
	} else if (is_swap_pte(*pte)) {
		swp_entry_t swpent = pte_to_swp_entry(*pte);

		if (!non_swap_entry(swpent))
			mss->swap += PAGE_SIZE;
		else if (is_migration_entry(swpent))
			page = migration_entry_to_page(swpent);
		else if (is_device_private_entry(swpent))
			page = device_private_entry_to_page(swpent);
	}

	if (page)
		smaps_account(mss, page);
	return 0;
}

int pagemap_pte_entry(pte_t *pte, unsigned long addr, unsigned long next,
		      struct mm_walk *walk)
{
	unsigned long *frame = walk->private;
	struct page *page = NULL;

	if (pte_present(*pte)) {
		page = vm_normal_page(walk->vma, addr, *pte);
	} else if (is_swap_pte(*pte)) {
		swp_entry_t entry = pte_to_swp_entry(*pte);

		*frame = swp_offset(entry);
		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);

		if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry);
	}

	if (page && page_mapcount(page) == 1)
		*frame |= 1UL << 56;
	return 0;
}
