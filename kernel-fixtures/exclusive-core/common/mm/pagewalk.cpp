// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/pagewalk.h>

static int walk_pte(unsigned long address, struct mm_walk *walk)
{
	pte_t *pte = pte_offset(*walk->table, address);

	if (walk->vma && !pte_none(*pte))
		return walk->ops->pte_entry
			       ? walk->ops->pte_entry(pte, address, walk)
			       : 0;
	return walk->ops->pte_hole
		       ? walk->ops->pte_hole(address, address + PAGE_SIZE, walk)
		       : 0;
}

static int walk_table(unsigned long start, unsigned long end,
		      struct mm_walk *walk)
{
	std::lock_guard<std::mutex> ptl(walk->table->lock);
	int ret = 0;

	if (pmd_trans_huge(*walk->table)) {
		if (walk->ops->pmd_entry)
			ret = walk->ops->pmd_entry(start, end, walk);
		if (ret || pmd_trans_huge(*walk->table))
			return ret;
	}
	for (; start < end && !ret; start += PAGE_SIZE) {
		walk->vma = find_vma(walk->mm, start);
		ret = walk_pte(start, walk);
	}
	return ret;
}

int walk_page_range(struct mm_struct *mm, unsigned long start,
		    unsigned long end, const mm_walk_ops *ops, void *data)
{
	struct mm_walk walk = {ops, mm, nullptr, nullptr, data};
	int ret = 0;

	for (unsigned long next; start < end && !ret; start = next) {
		next = pmd_addr_end(start, end);
		walk.table = &mm->pgd.at(start);
		walk.vma = find_vma(mm, start);
		ret = walk_table(start, next, &walk);
	}
	return ret;
}
