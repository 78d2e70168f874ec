// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/fault.h>
#include <core/gup.h>
#include <core/huge.h>

// The page if it is mapped as wanted.
static struct page *mapped_page(struct vm_area_struct *vma, page_table &table,
				unsigned long address, unsigned int gup_flags)
{
	struct page *page;
	pte_t pte;

	if (pmd_trans_huge(table) && (gup_flags & FOLL_SPLIT_PMD))
		split_huge_pmd(vma, table, address);
	pte = pmd_trans_huge(table) ? table.huge : *pte_offset(table, address);
	if (!pte_present(pte) || ((gup_flags & FOLL_WRITE) && !pte_write(pte)))
		return nullptr;
	page = pte_page(pte);
	if (pmd_trans_huge(table))
		page += (address & ~PMD_MASK) >> PAGE_SHIFT;
	return page;
}

static struct page *follow_page(struct vm_area_struct *vma,
				unsigned long address, unsigned int gup_flags)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	struct page *page = mapped_page(vma, table, address, gup_flags);

	if (page)
		get_page(page);
	return page;
}

// Nobody resolves a write that userfaultfd forbids.
static int faultin_page(struct vm_area_struct *vma, unsigned long address,
			unsigned int gup_flags)
{
	unsigned int write =
		gup_flags & FOLL_WRITE ? unsigned(FAULT_FLAG_WRITE) : 0;
	int ret = vm_fault_to_errno(handle_mm_fault(vma, address, write));

	return ret == -EAGAIN ? -EFAULT : ret;
}

static int get_one(struct mm_struct *mm, unsigned long address,
		   unsigned int gup_flags, struct page **page)
{
	struct vm_area_struct *vma = find_vma(mm, address);
	int ret;

	if (!vma)
		return -EFAULT;
	for (;;) {
		*page = follow_page(vma, address, gup_flags);
		if (*page)
			return 0;
		ret = faultin_page(vma, address, gup_flags);
		if (ret)
			return ret;
	}
}

int fixup_user_fault(struct mm_struct *mm, unsigned long address,
		     unsigned int gup_flags)
{
	struct page *page;
	int ret = get_one(mm, address, gup_flags, &page);

	if (!ret)
		put_page(page);
	return ret;
}

long get_user_pages_remote(struct mm_struct *mm, unsigned long start,
			   unsigned long nr_pages, unsigned int gup_flags,
			   struct page **pages)
{
	unsigned long nr;

	for (nr = 0; nr < nr_pages; nr++) {
		int ret = get_one(mm, start + nr * PAGE_SIZE, gup_flags,
				  &pages[nr]);
		if (ret)
			return nr ? (long)nr : ret;
	}
	return nr;
}
