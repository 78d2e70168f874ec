// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "core_test.h"
#include <core/migrate.h>
#include <core/reclaim.h>

int CoreTest::shrink(unsigned long address, struct mm_struct *of)
{
	struct page *page = isolate_page_at(of ? of : mm, address);

	return page ? shrink_page(w.machine, page) : -EFAULT;
}

int CoreTest::move(unsigned long address, struct mm_struct *of)
{
	struct page *page = isolate_page_at(of ? of : mm, address);

	return page ? migrate_page(w.machine, page) : -EFAULT;
}

#ifdef CONFIG_DEVICE_PRIVATE

int ExclusiveTest::make(unsigned long start, unsigned long end, void *owner)
{
	int ret;

	// Whatever was there before must be gone afterwards.
	pages.assign((end - start) >> PAGE_SHIFT,
		     reinterpret_cast<struct page *>(1));
	mm->mmap_lock.down_read();
	ret = make_device_exclusive_range(mm, start, end, pages.data(), owner);
	mm->mmap_lock.up_read();
	for (struct page *page : pages)
		if (page) {
			w.pins[page]++;
			w.locks[page]++;
		}
	return ret;
}

void ExclusiveTest::let_go()
{
	for (struct page *page : pages) {
		if (!page)
			continue;
		w.locks.erase(page);
		unlock_page(page);
		w.unpin(page);
	}
	pages.clear();
}

#endif // CONFIG_DEVICE_PRIVATE
