// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <core/exclusive.h>
#include <core/gup.h>

#ifdef CONFIG_DEVICE_PRIVATE

// The caller's reference; on success, the caller's lock too.
static bool make_page_exclusive(struct page *page, struct mm_struct *mm,
				unsigned long address, void *owner)
{
	if (!trylock_page(page))
		return false;
	if (page_make_device_exclusive(page, mm, address, owner))
		return true;
	unlock_page(page);
	return false;
}

int make_device_exclusive_range(struct mm_struct *mm, unsigned long start,
				unsigned long end, struct page **pages,
				void *owner)
{
	unsigned long nr = (end - start) >> PAGE_SHIFT;
	long npages;

	std::fill_n(pages, nr, nullptr);
	npages = get_user_pages_remote(mm, start, nr,
				       FOLL_WRITE | FOLL_SPLIT_PMD, pages);
	for (long i = 0; i < npages; i++) {
		if (make_page_exclusive(pages[i], mm, start + i * PAGE_SIZE,
					owner))
			continue;
		put_page(pages[i]);
		pages[i] = nullptr;
	}
	return npages;
}

#endif // CONFIG_DEVICE_PRIVATE
