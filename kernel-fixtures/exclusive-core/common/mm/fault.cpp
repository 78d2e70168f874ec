// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Faults on pages that were never there, and which fault is whose.
#include <cerrno>
#include <core/fault.h>
#include <core/file.h>
#include <core/huge.h>
#include <core/machine.h>

pte_t ptep_clear_flush(struct vm_area_struct *vma, unsigned long address,
		       pte_t *ptep)
{
	pte_t old = *ptep;

	*ptep = {};
	vma->vm_mm->tlbs.flush(address, address + PAGE_SIZE);
	return old;
}

bool lock_page_or_retry(struct page *page, struct mm_struct *mm,
			unsigned int flags)
{
	if (trylock_page(page))
		return true;
	if (!(flags & FAULT_FLAG_ALLOW_RETRY)) {
		lock_page(page);
		return true;
	}
	if (!(flags & FAULT_FLAG_RETRY_NOWAIT)) {
		mm->mmap_lock.up_read();
		wait_on_page_locked(page);
	}
	return false;
}

int vm_fault_to_errno(vm_fault_t fault)
{
	if (fault & VM_FAULT_OOM)
		return -ENOMEM;
	if (fault & VM_FAULT_HWPOISON)
		return -EHWPOISON;
	if (fault & (VM_FAULT_SIGBUS | VM_FAULT_SIGSEGV))
		return -EFAULT;
	if (fault & VM_FAULT_UFFD_WP)
		return -EAGAIN;
	return 0;
}

vm_fault_t do_anonymous_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	std::lock_guard<std::mutex> ptl(vmf->table->lock);
	struct page *page;
	pte_t pte;

	if (pmd_trans_huge(*vmf->table) || !pte_none(*vmf->pte))
		return 0;
	page = vma->vm_mm->machine.ram.alloc();
	if (!page)
		return VM_FAULT_OOM;
	page_add_anon_rmap(page, vma, vmf->address);
	page_set(page, PG_lru);
	mlock_vma_page(page, vma);
	inc_mm_counter(vma->vm_mm, MM_ANONPAGES);
	pte = pte_mksoft_dirty(mk_pte(page));
	if (vma->vm_flags & VM_WRITE)
		pte = pte_mkwrite(pte);
	*vmf->pte = pte;
	return 0;
}

vm_fault_t do_file_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	std::lock_guard<std::mutex> ptl(vmf->table->lock);
	struct page *page;

	if (!pte_none(*vmf->pte))
		return 0;
	page = vma->vm_file->at(linear_page_index(vma, vmf->address));
	if (!page)
		return VM_FAULT_SIGBUS;
	get_page(page);
	page_add_file_rmap(page);
	inc_mm_counter(vma->vm_mm, MM_FILEPAGES);
	*vmf->pte = pte_mksoft_dirty(mk_pte(page));
	return 0;
}

static bool is_access_allowed(const struct vm_area_struct *vma,
			      unsigned int flags)
{
	return vma->vm_flags & (flags & FAULT_FLAG_WRITE ? VM_WRITE : VM_READ);
}

// A snapshot of what is there now; what follows checks it again.
static pte_t read_entries(struct vm_fault *vmf)
{
	std::lock_guard<std::mutex> ptl(vmf->table->lock);

	vmf->orig_pte = *vmf->pte;
	return vmf->table->huge;
}

vm_fault_t handle_mm_fault(struct vm_area_struct *vma, unsigned long address,
			   unsigned int flags)
{
	struct vm_fault vmf = {};
	pte_t huge;

	if (!is_access_allowed(vma, flags))
		return VM_FAULT_SIGSEGV;
	vmf.vma = vma;
	vmf.address = address & PAGE_MASK;
	vmf.flags = flags;
	vmf.table = &vma->vm_mm->pgd.at(address);
	vmf.pte = pte_offset(*vmf.table, address);
	huge = read_entries(&vmf);

	if (pte_present(huge)) {
		if ((flags & FAULT_FLAG_WRITE) && !pte_write(huge))
			return do_huge_wp_page(&vmf, huge);
		return 0;
	}
	if (pte_none(vmf.orig_pte)) {
		if (vma->vm_file)
			return do_file_page(&vmf);
		if (do_huge_anonymous_page(&vmf))
			return 0;
		return do_anonymous_page(&vmf);
	}
	if (!pte_present(vmf.orig_pte))
		return do_swap_page(&vmf);
	if ((flags & FAULT_FLAG_WRITE) && !pte_write(vmf.orig_pte))
		return do_wp_page(&vmf);
	return 0;
}
