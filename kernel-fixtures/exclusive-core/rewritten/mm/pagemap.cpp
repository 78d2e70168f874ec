// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/pagewalk.h>
#include <core/proc.h>
#include <core/swapops.h>

using pagemap_buffer = std::vector<pagemap_entry>;

static pagemap_entry pte_to_pagemap_entry(pte_t pte)
{
	struct page *page = nullptr;
	unsigned int flags = 0;

	if (pte_soft_dirty(pte))
		flags |= PM_SOFT_DIRTY;
	if (pte_uffd_wp(pte))
		flags |= PM_UFFD_WP;

	if (pte_present(pte)) {
		flags |= PM_PRESENT;
		page = pte_page(pte);
	} else if (is_swap_pte(pte)) {
		swp_entry_t entry = pte_to_swp_entry(pte);

		flags |= PM_SWAP;
		if (is_pfn_swap_entry(entry))
			page = pfn_swap_entry_to_page(entry);
	}

	if (page && !PageAnon(page))
		flags |= PM_FILE;
	if (page && (flags & PM_PRESENT) && page_mapcount(page) == 1 && page_count(page) == 1)
		flags |= PM_MMAP_EXCLUSIVE;
	return {page, flags};
}

static int pagemap_pte_entry(pte_t *pte, unsigned long, struct mm_walk *walk)
{
	static_cast<pagemap_buffer *>(walk->data)
		->push_back(pte_to_pagemap_entry(*pte));
	return 0;
}

static int pagemap_pmd_entry(unsigned long start, unsigned long end,
			     struct mm_walk *walk)
{
	pagemap_entry one = pte_to_pagemap_entry(walk->table->huge);

	one.page += (start & ~PMD_MASK) >> PAGE_SHIFT;
	for (; start < end; start += PAGE_SIZE, one.page++)
		static_cast<pagemap_buffer *>(walk->data)->push_back(one);
	return 0;
}

static int pagemap_hole(unsigned long start, unsigned long end,
			struct mm_walk *walk)
{
	for (; start < end; start += PAGE_SIZE)
		static_cast<pagemap_buffer *>(walk->data)->push_back({});
	return 0;
}

std::vector<pagemap_entry> pagemap(struct mm_struct *mm, unsigned long start,
				   unsigned long end)
{
	static constexpr mm_walk_ops ops = {pagemap_pmd_entry,
					    pagemap_pte_entry, pagemap_hole};
	pagemap_buffer buffer;

	mm->mmap_lock.down_read();
	walk_page_range(mm, start, end, &ops, &buffer);
	mm->mmap_lock.up_read();
	return buffer;
}
