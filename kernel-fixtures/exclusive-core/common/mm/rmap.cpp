// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/bug.h>
#include <core/mm.h>
#include <core/rmap.h>

// False if the page cannot be in the area.
static bool vma_address(const struct vm_area_struct *vma,
			const struct page *page, unsigned long *address)
{
	unsigned long nr = (vma->vm_end - vma->vm_start) >> PAGE_SHIFT;

	if (page->index < vma->vm_pgoff || page->index - vma->vm_pgoff >= nr)
		return false;
	*address =
		vma->vm_start + ((page->index - vma->vm_pgoff) << PAGE_SHIFT);
	return true;
}

void rmap_walk(struct page *page, const rmap_visitor &visit)
{
	std::shared_ptr<rmap> mapping = page->mapping;
	unsigned long address;

	BUG_ON(!PageLocked(page));
	if (!mapping)
		return;
	std::lock_guard<std::mutex> held(mapping->lock);
	for (struct vm_area_struct *vma : mapping->areas)
		if (vma_address(vma, page, &address) && !visit(vma, address))
			return;
}

static void set_mapping(struct page *page, struct vm_area_struct *vma,
			unsigned long address)
{
	if (page->mapping)
		return;
	page->mapping = vma->anon;
	page->index = linear_page_index(vma, address);
	page_set(page, PG_anon);
}

void page_add_anon_rmap(struct page *page, struct vm_area_struct *vma,
			unsigned long address)
{
	set_mapping(page, vma, address);
	page->mapcount.fetch_add(1);
}

void page_add_file_rmap(struct page *page)
{
	page->mapcount.fetch_add(1);
}

void page_dup_rmap(struct page *page)
{
	page->mapcount.fetch_add(1);
}

void page_remove_rmap(struct page *page, struct vm_area_struct *vma)
{
	int old = page->mapcount.fetch_sub(1);

	BUG_ON(old <= 0);
	// Only one locked area can map a page: children do not inherit that.
	if (vma->vm_flags & VM_LOCKED)
		page_clear(page, PG_mlocked);
}

void page_add_huge_rmap(struct page *head, struct vm_area_struct *vma,
			unsigned long address)
{
	for (unsigned long i = 0; i < HPAGE_PMD_NR; i++)
		set_mapping(head + i, vma, address + i * PAGE_SIZE);
	head->compound_mapcount.fetch_add(1);
}

void page_remove_huge_rmap(struct page *head)
{
	int old = head->compound_mapcount.fetch_sub(1);

	BUG_ON(old <= 0);
}

void mlock_vma_page(struct page *page, struct vm_area_struct *vma)
{
	if ((vma->vm_flags & VM_LOCKED) && !PageCompound(page) &&
	    !is_device_private_page(page))
		page_set(page, PG_mlocked);
}
