// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a page to everything that maps it.
#ifndef CORE_RMAP_H
#define CORE_RMAP_H

#include <functional>
#include <mutex>
#include <vector>

struct page;
struct vm_area_struct;

// All areas that can map the pages of an anonymous mapping and its copies in
// children, or of a file. A child's area comes after its parent's, so that a
// walk cannot miss what fork copies meanwhile.
class rmap
{
public:
	std::mutex lock; // of the list and of the bounds and flags of its areas
	std::vector<struct vm_area_struct *> areas;
};

// Calls visit for every area that covers the page, until it returns false.
// Whether the area maps the page is for visit to find out.
using rmap_visitor =
	std::function<bool(struct vm_area_struct *vma, unsigned long address)>;
void rmap_walk(struct page *page, const rmap_visitor &visit);

// One mapping more, by a page table whose lock is held. The first one decides
// what the page belongs to.
void page_add_anon_rmap(struct page *page, struct vm_area_struct *vma,
			unsigned long address);
void page_add_file_rmap(struct page *page);
void page_dup_rmap(struct page *page);
// One mapping less.
void page_remove_rmap(struct page *page, struct vm_area_struct *vma);

// The same for a huge mapping.
void page_add_huge_rmap(struct page *head, struct vm_area_struct *vma,
			unsigned long address);
void page_remove_huge_rmap(struct page *head);

// The page may not be taken away as long as a locked area maps it.
void mlock_vma_page(struct page *page, struct vm_area_struct *vma);

#endif // CORE_RMAP_H
