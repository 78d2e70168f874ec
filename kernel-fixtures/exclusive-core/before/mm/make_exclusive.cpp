// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/exclusive.h>
#include <core/gup.h>
#include <core/huge.h>
#include <core/pagewalk.h>
#include <core/swapops.h>

#ifdef CONFIG_DEVICE_PRIVATE

// Where the next page goes.
struct hmm_exclusive_walk {
	struct page **pages;
	unsigned long npages;
};

static int hmm_exclusive_pmd(unsigned long start, unsigned long, struct mm_walk *walk)
{
	split_huge_pmd(walk->vma, *walk->table, start);
	return 0;
}

static int hmm_exclusive_pte(pte_t *pte, unsigned long, struct mm_walk *walk)
{
	struct hmm_exclusive_walk *exclusive = static_cast<hmm_exclusive_walk *>(walk->data);
	struct page *page = nullptr;

	if (pte_present(*pte) && pte_write(*pte)) {
		page = pte_page(*pte);
		get_page(page);
	}
	exclusive->pages[exclusive->npages++] = page;
	return 0;
}

static int hmm_exclusive_skip(unsigned long start, unsigned long end, struct mm_walk *walk)
{
	struct hmm_exclusive_walk *exclusive = static_cast<hmm_exclusive_walk *>(walk->data);

	for (; start < end; start += PAGE_SIZE)
		exclusive->pages[exclusive->npages++] = nullptr;
	return 0;
}

int make_device_exclusive_range(struct mm_struct *mm, unsigned long start, unsigned long end,
				struct page **pages, void *owner)
{
	static constexpr mm_walk_ops ops = {hmm_exclusive_pmd, hmm_exclusive_pte, hmm_exclusive_skip};
	struct hmm_exclusive_walk exclusive = {pages, 0};
	struct mm_walk rest = {&ops, mm, nullptr, nullptr, &exclusive};
	unsigned long address;
	unsigned long npages;
	unsigned long i;
	int ret = 0;

	for (address = start; address < end; address += PAGE_SIZE) {
		ret = fixup_user_fault(mm, address, FOLL_WRITE | FOLL_SPLIT_PMD);
		if (ret)
			break;
	}
	walk_page_range(mm, start, address, &ops, &exclusive);
	npages = exclusive.npages;
	hmm_exclusive_skip(address, end, &rest);
	if (ret && address == start)
		return ret;

	for (i = 0, address = start; i < npages; i++, address += PAGE_SIZE) {
		struct page *page = pages[i];

		if (!page)
			continue;
		if (!trylock_page(page)) {
			// Somebody else is busy with it.
			pages[i] = nullptr;
			put_page(page);
			continue;
		}
		if (!page_make_device_exclusive(page, mm, address, owner)) {
			pages[i] = nullptr;
			unlock_page(page);
			put_page(page);
			continue;
		}
	}
	return npages;
}

#endif // CONFIG_DEVICE_PRIVATE
