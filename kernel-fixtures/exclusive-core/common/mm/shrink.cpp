// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writing pages to swap.
#include <cerrno>
#include <core/fault.h>
#include <core/machine.h>
#include <core/reclaim.h>
#include <core/unmap.h>

struct page *isolate_page_at(struct mm_struct *mm, unsigned long address)
{
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t pte = *pte_offset(table, address);

	if (!pte_present(pte) || PageCompound(pte_page(pte)) ||
	    !isolate_lru_page(pte_page(pte)))
		return nullptr;
	return pte_page(pte);
}

void free_page_and_swap_cache(class machine &machine, struct page *page)
{
	if (PageSwapCache(page) && trylock_page(page)) {
		try_to_free_swap(machine, page);
		unlock_page(page);
	}
	put_page(page);
}

#ifdef CONFIG_SWAP

void try_to_free_swap(class machine &machine, struct page *page)
{
	if (PageSwapCache(page) && !machine.swap.count(page->swap))
		machine.swap.remove(page);
}

// The page is locked and in the swap cache; 2 references are the cache's and
// the isolation's. Anybody else's keep the page.
static bool write_and_free(class machine &machine, struct page *page)
{
	if (page_mapcount(page))
		return false;
	if (PageDirty(page) && machine.swap.count(page->swap)) {
		machine.swap.write(page->swap, page);
		page_clear(page, PG_dirty);
	}
	if (!machine.swap.remove_last(page, 2))
		return false;
	unlock_page(page);
	page->zone->free(page);
	return true;
}

int shrink_page(class machine &machine, struct page *page)
{
	int ret = -EBUSY;

	if (!trylock_page(page))
		goto putback;
	if (!PageAnon(page) || PageMlocked(page))
		goto unlock;
	if (!PageSwapCache(page)) {
		if (!machine.swap.add(page)) {
			ret = -ENOSPC;
			goto unlock;
		}
		// The slot holds nothing yet.
		set_page_dirty(page);
	}
	try_to_unmap(page);
	if (write_and_free(machine, page))
		return 0;
	try_to_free_swap(machine, page);
unlock:
	unlock_page(page);
putback:
	putback_lru_page(page);
	return ret;
}

#else

int shrink_page(class machine &, struct page *page)
{
	putback_lru_page(page);
	return -ENOSPC;
}

#endif // CONFIG_SWAP
