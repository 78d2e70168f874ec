// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes to pages that are mapped read-only: copy-on-write.
#include <core/fault.h>
#include <core/machine.h>
#include <core/reclaim.h>

static pte_t mk_written_pte(pte_t pte)
{
	pte = pte_mkyoung(pte_mkdirty(pte_mkwrite(pte)));
	return pte_mksoft_dirty(pte);
}

// The caller has locked the page and holds a reference. If that and this
// mapping are all there is, nobody can see the write but who writes.
static bool wp_page_reuse(struct vm_fault *vmf, struct page *page)
{
	if (!PageAnon(page))
		return false;
	try_to_free_swap(vmf->vma->vm_mm->machine, page);

	std::lock_guard<std::mutex> ptl(vmf->table->lock);
	if (!pte_same(*vmf->pte, vmf->orig_pte))
		return true;
	if (page_count(page) != 2)
		return false;
	*vmf->pte = mk_written_pte(*vmf->pte);
	return true;
}

static void replace_page(struct vm_fault *vmf, struct page *old,
			 struct page *page)
{
	struct vm_area_struct *vma = vmf->vma;

	ptep_clear_flush(vma, vmf->address, vmf->pte);
	copy_page(page, old);
	dec_mm_counter(vma->vm_mm, page_mm_counter(old));
	inc_mm_counter(vma->vm_mm, MM_ANONPAGES);
	page_remove_rmap(old, vma);
	put_page(old);
	page_add_anon_rmap(page, vma, vmf->address);
	page_set(page, PG_lru);
	mlock_vma_page(page, vma);
	*vmf->pte = mk_written_pte(mk_pte(page));
}

static vm_fault_t wp_page_copy(struct vm_fault *vmf, struct page *old)
{
	struct mm_struct *mm = vmf->vma->vm_mm;
	struct page *page = mm->machine.ram.alloc();
	mmu_notifier_range range = {mm, vmf->address, vmf->address + PAGE_SIZE,
				    MMU_NOTIFY_CLEAR, nullptr};

	if (!page)
		return VM_FAULT_OOM;
	mmu_notifier_invalidate_range_start(range);
	{
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (pte_same(*vmf->pte, vmf->orig_pte)) {
			replace_page(vmf, old, page);
			page = nullptr;
		}
	}
	mmu_notifier_invalidate_range_end(range);
	if (page)
		put_page(page);
	return 0;
}

vm_fault_t do_wp_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct page *page;
	vm_fault_t ret = 0;

	if (pte_uffd_wp(vmf->orig_pte))
		return VM_FAULT_UFFD_WP;
	{
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (!pte_same(*vmf->pte, vmf->orig_pte))
			return 0;
		if (vma->vm_flags & VM_SHARED) {
			*vmf->pte = mk_written_pte(*vmf->pte);
			return 0;
		}
		page = pte_page(*vmf->pte);
		get_page(page);
	}
	if (!lock_page_or_retry(page, vma->vm_mm, vmf->flags)) {
		put_page(page);
		return VM_FAULT_RETRY;
	}
	if (!wp_page_reuse(vmf, page))
		ret = wp_page_copy(vmf, page);
	unlock_page(page);
	put_page(page);
	return ret;
}
