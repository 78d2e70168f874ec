// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages that are broken.
#include <core/fault.h>
#include <core/swapops.h>
#include <core/unmap.h>

static void poison_pte(struct page *page, struct vm_area_struct *vma,
		       unsigned long address)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t *ptep = pte_offset(table, address);
	pte_t pte = *ptep;

	if (!pte_present(pte) || pte_page(pte) != page)
		return;
	ptep_clear_flush(vma, address, ptep);
	*ptep = pte_keep_bits(swp_entry_to_pte(make_hwpoison_entry(page)), pte);
	dec_mm_counter(vma->vm_mm, MM_ANONPAGES);
	page_remove_rmap(page, vma);
	put_page(page);
}

void try_to_poison(struct page *page)
{
	rmap_walk(page, [&](struct vm_area_struct *vma, unsigned long address) {
		mmu_notifier_range range = {vma->vm_mm, address,
					    address + PAGE_SIZE,
					    MMU_NOTIFY_CLEAR, nullptr};

		mmu_notifier_invalidate_range_start(range);
		poison_pte(page, vma, address);
		mmu_notifier_invalidate_range_end(range);
		return true;
	});
}
