// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What munmap does to entries.
#include <cerrno>
#include <core/huge.h>
#include <core/machine.h>
#include <core/mmap.h>
#include <core/reclaim.h>
#include <core/swapops.h>
#include <core/swap.h>

static void zap_present_pte(struct vm_area_struct *vma, pte_t pte)
{
	struct page *page = pte_page(pte);

	if (pte_dirty(pte))
		set_page_dirty(page);
	dec_mm_counter(vma->vm_mm, page_mm_counter(page));
	page_remove_rmap(page, vma);
	free_page_and_swap_cache(vma->vm_mm->machine, page);
}

static void zap_nonpresent_pte(struct vm_area_struct *vma, pte_t pte)
{
	struct mm_struct *mm = vma->vm_mm;
	swp_entry_t entry = pte_to_swp_entry(pte);
	struct page *page;

	if (is_hwpoison_entry(entry))
		return;
	if (entry_holds_page(entry)) {
		if (is_device_private_entry(entry))
			page = pfn_swap_entry_to_page(entry);
		else
			page = pfn_swap_entry_to_page(entry);

		dec_mm_counter(mm, page_mm_counter(page));
		if (is_device_private_entry(entry))
			page_remove_rmap(page, vma);
		put_page(page);
		return;
	}

	if (!non_swap_entry(entry)) {
		dec_mm_counter(mm, MM_SWAPENTS);
	} else if (is_migration_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		dec_mm_counter(mm, page_mm_counter(page));
	}
	if (unlikely(!free_swap_and_cache(mm->machine, entry)))
		BUG_ON(!pte_none(pte));
}

static void zap_pte_range(struct vm_area_struct *vma, page_table &table,
			  unsigned long start, unsigned long end)
{
	std::lock_guard<std::mutex> ptl(table.lock);

	if (pmd_trans_huge(table)) {
		zap_huge_pmd(vma, table, start);
		return;
	}
	for (; start < end; start += PAGE_SIZE) {
		pte_t *ptep = pte_offset(table, start);
		pte_t pte;

		if (pte_none(*ptep))
			continue;
		pte = ptep_clear_flush(vma, start, ptep);
		if (pte_present(pte))
			zap_present_pte(vma, pte);
		else
			zap_nonpresent_pte(vma, pte);
	}
}

void zap_page_range(struct vm_area_struct *vma, unsigned long start,
		    unsigned long end)
{
	for (unsigned long next; start < end; start = next) {
		next = pmd_addr_end(start, end);
		zap_pte_range(vma, vma->vm_mm->pgd.at(start), start, next);
	}
}
