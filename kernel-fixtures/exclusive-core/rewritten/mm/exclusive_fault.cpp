// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From an exclusive entry back to a mapping.
#include <cerrno>
#include <core/exclusive.h>
#include <core/swapops.h>

#ifdef CONFIG_DEVICE_PRIVATE

void restore_exclusive_pte(struct vm_area_struct *vma, struct page *page, unsigned long address, pte_t *ptep)
{
	swp_entry_t entry = pte_to_swp_entry(*ptep);
	pte_t pte = pte_keep_bits(mk_pte(page), *ptep);

	if (is_writable_device_exclusive_entry(entry) &&
	    (vma->vm_flags & VM_WRITE) && !pte_uffd_wp(pte))
		pte = pte_mkdirty(pte_mkwrite(pte));

	// The entry's reference is the mapping's from now on.
	page_add_anon_rmap(page, vma, address);
	mlock_vma_page(page, vma);
	*ptep = pte;
}

int try_restore_exclusive_pte(struct vm_area_struct *vma, unsigned long address, pte_t *ptep)
{
	struct page *page = device_exclusive_entry_to_page(pte_to_swp_entry(*ptep));

	if (!trylock_page(page))
		return -EBUSY;
	restore_exclusive_pte(vma, page, address, ptep);
	unlock_page(page);
	return 0;
}

vm_fault_t remove_device_exclusive_entry(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct page *page = device_exclusive_entry_to_page(pte_to_swp_entry(vmf->orig_pte));
	mmu_notifier_range range = {vma->vm_mm, vmf->address, vmf->address + PAGE_SIZE, MMU_NOTIFY_EXCLUSIVE, nullptr};

	// The entry may be gone since it was read, and the page with it.
	if (!get_page_unless_zero(page))
		return 0;
	if (!lock_page_or_retry(page, vma->vm_mm, vmf->flags)) {
		put_page(page);
		return VM_FAULT_RETRY;
	}

	mmu_notifier_invalidate_range_start(range);
	{
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (pte_same(*vmf->pte, vmf->orig_pte))
			restore_exclusive_pte(vma, page, vmf->address, vmf->pte);
	}
	mmu_notifier_invalidate_range_end(range);

	unlock_page(page);
	put_page(page);
	return 0;
}

#endif // CONFIG_DEVICE_PRIVATE
