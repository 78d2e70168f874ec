// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/pagewalk.h>
#include <core/proc.h>
#include <core/swapops.h>

static void smaps_account(struct mem_size_stats *mss, struct page *page, struct vm_area_struct *vma)
{
	mss->resident++;
	if (PageAnon(page))
		mss->anonymous++;
	if (page_mapcount(page) > 1 || (!page_mapcount(page) && page_count(page) > 1))
		mss->shared++;
	else
		mss->private_++;
	if (vma->vm_flags & VM_LOCKED)
		mss->locked++;
}

static int smaps_pte_entry(pte_t *pte, unsigned long, struct mm_walk *walk)
{
	struct mem_size_stats *mss = static_cast<mem_size_stats *>(walk->data);
	struct page *page = nullptr;

	if (pte_present(*pte)) {
		page = pte_page(*pte);
	} else if (is_swap_pte(*pte)) {
		swp_entry_t swpent = pte_to_swp_entry(*pte);

		if (!non_swap_entry(swpent))
			mss->swap++;
		else if (is_pfn_swap_entry(swpent))
			page = pfn_swap_entry_to_page(swpent);
	}

	if (page)
		smaps_account(mss, page, walk->vma);
	return 0;
}

static int smaps_pmd_entry(unsigned long start, unsigned long end,
			   struct mm_walk *walk)
{
	struct mem_size_stats *mss = static_cast<mem_size_stats *>(walk->data);
	struct page *page = pte_page(walk->table->huge);

	page += (start & ~PMD_MASK) >> PAGE_SHIFT;
	for (; start < end; start += PAGE_SIZE)
		smaps_account(mss, page++, walk->vma);
	return 0;
}

void smaps(struct mm_struct *mm, unsigned long start, unsigned long end,
	   struct mem_size_stats *mss)
{
	static constexpr mm_walk_ops ops = {smaps_pmd_entry, smaps_pte_entry,
					    nullptr};

	*mss = {};
	mm->mmap_lock.down_read();
	walk_page_range(mm, start, end, &ops, mss);
	mm->mmap_lock.up_read();
}
