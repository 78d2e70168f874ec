// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Faults on pages in swap.
#include <cerrno>
#include <core/fault.h>
#include <core/machine.h>

#ifdef CONFIG_SWAP

// A new page with the slot's contents, in the swap cache. NULL if there is no
// memory, or if the slot is not what it was: then another look will tell.
static struct page *read_swap_cache(class machine &machine, swp_entry_t entry,
				    vm_fault_t *why)
{
	struct page *page = machine.ram.alloc();

	if (!page) {
		*why = VM_FAULT_OOM;
		return nullptr;
	}
	lock_page(page);
	if (machine.swap.prepare(entry, page)) {
		unlock_page(page);
		put_page(page);
		*why = 0;
		return nullptr;
	}
	machine.swap.read(entry, page);
	page_set(page, PG_lru);
	unlock_page(page);
	return page;
}

// Mapped read-only: a write goes on to copy-on-write, which knows when the page
// has no other user.
static void map_swapped_page(struct vm_fault *vmf, struct page *page,
			     swp_entry_t entry)
{
	struct vm_area_struct *vma = vmf->vma;
	class machine &machine = vma->vm_mm->machine;
	std::lock_guard<std::mutex> ptl(vmf->table->lock);

	if (!pte_same(*vmf->pte, vmf->orig_pte))
		return;
	get_page(page);
	page_add_anon_rmap(page, vma, vmf->address);
	mlock_vma_page(page, vma);
	dec_mm_counter(vma->vm_mm, MM_SWAPENTS);
	inc_mm_counter(vma->vm_mm, MM_ANONPAGES);
	*vmf->pte = pte_keep_bits(mk_pte(page), vmf->orig_pte);
	machine.swap.release(entry);
}

vm_fault_t swap_in(struct vm_fault *vmf, swp_entry_t entry)
{
	struct mm_struct *mm = vmf->vma->vm_mm;
	struct page *page = nullptr;
	vm_fault_t ret = 0;

	{
		// As long as the entry is there, its slot is in use.
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (!pte_same(*vmf->pte, vmf->orig_pte))
			return 0;
		page = mm->machine.swap.lookup(entry);
	}
	if (!page)
		page = read_swap_cache(mm->machine, entry, &ret);
	if (!page)
		return ret;
	if (!lock_page_or_retry(page, mm, vmf->flags)) {
		put_page(page);
		return VM_FAULT_RETRY;
	}
	// It may have left the cache before the lock was ours.
	if (PageSwapCache(page) && page->swap.val == entry.val)
		map_swapped_page(vmf, page, entry);
	unlock_page(page);
	put_page(page);
	return ret;
}

#endif // CONFIG_SWAP
