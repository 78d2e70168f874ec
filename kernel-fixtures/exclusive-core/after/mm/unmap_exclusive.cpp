// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages for a device alone.
#include <core/exclusive.h>
#include <core/huge.h>
#include <core/swapops.h>

#ifdef CONFIG_DEVICE_PRIVATE

static swp_entry_t make_exclusive_entry(struct page *page, bool write)
{
	unsigned long pfn = page_to_pfn(page);

	return write ? make_writable_device_exclusive_entry(pfn)
		     : make_readable_device_exclusive_entry(pfn);
}

// True if there was a mapping that allowed writing. Its reference is the
// entry's from now on.
static bool make_pte_exclusive(struct page *page, struct vm_area_struct *vma,
			       unsigned long address)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t *ptep = pte_offset(table, address);
	swp_entry_t entry;
	pte_t pte;

	if (pmd_trans_huge(table) && pte_page(table.huge) == page)
		split_huge_pmd(vma, table, address);
	if (!pte_present(*ptep) || pte_page(*ptep) != page)
		return false;
	pte = ptep_clear_flush(vma, address, ptep);
	if (pte_dirty(pte))
		set_page_dirty(page);
	entry = make_exclusive_entry(page, pte_write(pte));
	*ptep = pte_keep_bits(swp_entry_to_pte(entry), pte);
	page_remove_rmap(page, vma);
	return pte_write(pte);
}

bool page_make_device_exclusive(struct page *page, struct mm_struct *mm,
				unsigned long address, void *owner)
{
	bool valid = false;

	// A huge page has one lock for all: its head stands for it.
	if (!PageAnon(page) || PageTail(page))
		return false;
	rmap_walk(page, [&](struct vm_area_struct *vma, unsigned long at) {
		mmu_notifier_range range = {vma->vm_mm, at, at + PAGE_SIZE,
					    MMU_NOTIFY_EXCLUSIVE, owner};
		bool write;

		mmu_notifier_invalidate_range_start(range);
		write = make_pte_exclusive(page, vma, at);
		mmu_notifier_invalidate_range_end(range);
		if (vma->vm_mm == mm && at == address)
			valid = write;
		return true;
	});
	return valid && !page_mapcount(page);
}

#endif // CONFIG_DEVICE_PRIVATE
