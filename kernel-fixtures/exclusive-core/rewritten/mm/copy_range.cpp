// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What fork does to entries.
#include <cerrno>
#include <core/exclusive.h>
#include <core/huge.h>
#include <core/machine.h>
#include <core/mmap.h>
#include <core/swapops.h>
#include <core/swap.h>

// The two places of an entry. Both page tables are locked.
struct pte_copy {
	struct vm_area_struct *dst_vma;
	struct vm_area_struct *src_vma;
	pte_t *dst_pte;
	pte_t *src_pte;
	unsigned long address;
};

static void copy_present_pte(const pte_copy &copy)
{
	struct vm_area_struct *vma = copy.src_vma;
	struct page *page = pte_page(*copy.src_pte);

	if (!(vma->vm_flags & VM_SHARED) && pte_write(*copy.src_pte)) {
		pte_t pte = ptep_clear_flush(vma, copy.address, copy.src_pte);

		*copy.src_pte = pte_wrprotect(pte);
	}
	get_page(page);
	page_dup_rmap(page);
	inc_mm_counter(copy.dst_vma->vm_mm, page_mm_counter(page));
	*copy.dst_pte = pte_clear_bits(*copy.src_pte, PTE_YOUNG | PTE_UFFD_WP);
}

// Both sides read from now on.
static pte_t share_entry(pte_t pte)
{
	swp_entry_t entry = pte_to_swp_entry(pte);
	pte_t shared = pte;

	if (is_writable_device_private_entry(entry)) {
		entry = make_readable_device_private_entry(swp_offset(entry));
		shared = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(pte))
			shared = pte_swp_mksoft_dirty(shared);
		if (pte_swp_uffd_wp(pte))
			shared = pte_swp_mkuffd_wp(shared);
	} else if (is_writable_migration_entry(entry)) {
		entry = make_readable_migration_entry(swp_offset(entry));
		shared = swp_entry_to_pte(entry);
		if (pte_swp_soft_dirty(pte))
			shared = pte_swp_mksoft_dirty(shared);
		if (pte_swp_uffd_wp(pte))
			shared = pte_swp_mkuffd_wp(shared);
	} else if (is_writable_device_private_entry(entry)) {
		entry = make_readable_device_private_entry(swp_offset(entry));
		shared = swp_entry_to_pte(entry);
	}
	return shared;
}

static int copy_nonpresent_pte(const pte_copy &copy)
{
	struct mm_struct *mm = copy.dst_vma->vm_mm;
	pte_t pte = *copy.src_pte;
	swp_entry_t entry = pte_to_swp_entry(pte);
	struct page *page;

	if (likely(!non_swap_entry(entry))) {
		if (swap_duplicate(mm->machine, entry) < 0)
			return -ENOMEM;
		inc_mm_counter(mm, MM_SWAPENTS);
	} else if (is_migration_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		inc_mm_counter(mm, page_mm_counter(page));
		pte = share_entry(pte);
		*copy.src_pte = pte;
	} else if (is_device_private_entry(entry)) {
		page = pfn_swap_entry_to_page(entry);
		get_page(page);
		page_dup_rmap(page);
		inc_mm_counter(mm, page_mm_counter(page));
		pte = share_entry(pte);
		*copy.src_pte = pte;
#ifdef CONFIG_DEVICE_PRIVATE
	} else if (is_device_exclusive_entry(entry)) {
		// No child has such an entry: it gets what the CPUs see.
		if (try_restore_exclusive_pte(copy.src_vma, copy.address, copy.src_pte))
			return -ENOMEM;
		copy_present_pte(copy);
		return 0;
#endif
	}
	*copy.dst_pte = pte_clear_bits(pte, PTE_UFFD_WP);
	return 0;
}

static int copy_pte_range(struct vm_area_struct *dst_vma, struct vm_area_struct *src_vma,
			  unsigned long start, unsigned long end)
{
	page_table &dst = dst_vma->vm_mm->pgd.at(start);
	page_table &src = src_vma->vm_mm->pgd.at(start);
	std::lock_guard<std::mutex> src_ptl(src.lock);
	std::lock_guard<std::mutex> dst_ptl(dst.lock);

	if (pmd_trans_huge(src)) {
		copy_huge_pmd(dst_vma, dst, src_vma, src, start);
		return 0;
	}
	for (; start < end; start += PAGE_SIZE) {
		pte_copy copy = {dst_vma, src_vma, pte_offset(dst, start), pte_offset(src, start), start};
		int ret;

		if (pte_none(*copy.src_pte))
			continue;
		if (pte_present(*copy.src_pte)) {
			copy_present_pte(copy);
			continue;
		}
		ret = copy_nonpresent_pte(copy);
		if (ret)
			return ret;
	}
	return 0;
}

int copy_page_range(struct vm_area_struct *dst_vma, struct vm_area_struct *src_vma)
{
	unsigned long end = src_vma->vm_end;

	for (unsigned long start = src_vma->vm_start, next; start < end; start = next) {
		int ret;

		next = pmd_addr_end(start, end);
		ret = copy_pte_range(dst_vma, src_vma, start, next);
		if (ret)
			return ret;
	}
	return 0;
}
