// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages to swap.
#include <core/fault.h>
#include <core/machine.h>
#include <core/unmap.h>

// False if a locked area keeps the page.
static bool unmap_pte(struct page *page, struct vm_area_struct *vma,
		      unsigned long address)
{
	struct mm_struct *mm = vma->vm_mm;
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t *ptep = pte_offset(table, address);
	pte_t pte = *ptep;

	if (!pte_present(pte) || pte_page(pte) != page)
		return true;
	if (vma->vm_flags & VM_LOCKED) {
		mlock_vma_page(page, vma);
		return false;
	}
	ptep_clear_flush(vma, address, ptep);
	if (pte_dirty(pte))
		set_page_dirty(page);
	mm->machine.swap.duplicate(page->swap);
	*ptep = pte_keep_bits(swp_entry_to_pte(page->swap), pte);
	dec_mm_counter(mm, MM_ANONPAGES);
	inc_mm_counter(mm, MM_SWAPENTS);
	page_remove_rmap(page, vma);
	put_page(page);
	return true;
}

void try_to_unmap(struct page *page)
{
	rmap_walk(page, [&](struct vm_area_struct *vma, unsigned long address) {
		mmu_notifier_range range = {vma->vm_mm, address,
					    address + PAGE_SIZE,
					    MMU_NOTIFY_CLEAR, nullptr};
		bool more;

		mmu_notifier_invalidate_range_start(range);
		more = unmap_pte(page, vma, address);
		mmu_notifier_invalidate_range_end(range);
		return more;
	});
}
