// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/huge.h>
#include <core/machine.h>

static bool is_table_empty(const page_table &table)
{
	if (pmd_trans_huge(table))
		return false;
	for (const pte_t &pte : table.ptes)
		if (!pte_none(pte))
			return false;
	return true;
}

static void flush_huge(struct vm_area_struct *vma, unsigned long address)
{
	unsigned long start = address & PMD_MASK;

	vma->vm_mm->tlbs.flush(start, start + PMD_SIZE);
}

bool do_huge_anonymous_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long start = vmf->address & PMD_MASK;
	std::lock_guard<std::mutex> ptl(vmf->table->lock);
	struct page *head;
	pte_t huge;

	if (!(vma->vm_flags & VM_HUGEPAGE) || start < vma->vm_start ||
	    start + PMD_SIZE > vma->vm_end || !is_table_empty(*vmf->table))
		return false;
	head = vma->vm_mm->machine.ram.alloc(HPAGE_PMD_ORDER);
	if (!head)
		return false;
	page_add_huge_rmap(head, vma, start);
	add_mm_counter(vma->vm_mm, MM_ANONPAGES, HPAGE_PMD_NR);
	huge = pte_mksoft_dirty(mk_pte(head));
	if (vma->vm_flags & VM_WRITE)
		huge = pte_mkwrite(huge);
	vmf->table->huge = huge;
	return true;
}

vm_fault_t do_huge_wp_page(struct vm_fault *vmf, pte_t orig)
{
	std::lock_guard<std::mutex> ptl(vmf->table->lock);

	if (pte_uffd_wp(orig))
		return VM_FAULT_UFFD_WP;
	if (!pte_same(vmf->table->huge, orig))
		return 0;
	if (page_count(pte_page(orig)) == 1)
		vmf->table->huge = pte_mksoft_dirty(pte_mkwrite(orig));
	else
		split_huge_pmd(vmf->vma, *vmf->table, vmf->address);
	return 0;
}

void split_huge_pmd(struct vm_area_struct *vma, page_table &table,
		    unsigned long address)
{
	struct page *head = pte_page(table.huge);
	unsigned long bits = table.huge.bits;

	flush_huge(vma, address);
	table.huge = {};
	for (unsigned long i = 0; i < PTRS_PER_PTE; i++) {
		table.ptes[i] = {page_to_pfn(head + i), bits};
		page_dup_rmap(head + i);
		// The huge mapping's own reference is the first page's.
		if (i)
			get_page(head);
	}
	page_remove_huge_rmap(head);
}

void copy_huge_pmd(struct vm_area_struct *dst_vma, page_table &dst,
		   struct vm_area_struct *src_vma, page_table &src,
		   unsigned long address)
{
	struct page *head = pte_page(src.huge);

	flush_huge(src_vma, address);
	src.huge = pte_wrprotect(src.huge);
	get_page(head);
	page_add_huge_rmap(head, dst_vma, address & PMD_MASK);
	add_mm_counter(dst_vma->vm_mm, MM_ANONPAGES, HPAGE_PMD_NR);
	dst.huge = pte_clear_bits(src.huge, PTE_YOUNG | PTE_UFFD_WP);
}

void zap_huge_pmd(struct vm_area_struct *vma, page_table &table,
		  unsigned long address)
{
	struct page *head = pte_page(table.huge);

	flush_huge(vma, address);
	table.huge = {};
	page_remove_huge_rmap(head);
	add_mm_counter(vma->vm_mm, MM_ANONPAGES, -(long)HPAGE_PMD_NR);
	put_page(head);
}

void change_huge_pmd(struct vm_area_struct *vma, page_table &table,
		     unsigned long address, unsigned long cleared,
		     unsigned long added)
{
	flush_huge(vma, address);
	table.huge = pte_set_bits(pte_clear_bits(table.huge, cleared), added);
}
