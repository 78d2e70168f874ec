// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/mm.h>
#include <core/reclaim.h>
#include <core/unmap.h>

#ifdef CONFIG_MEMORY_FAILURE

int memory_failure(struct page *page)
{
	int ret = -EBUSY;

	lock_page(page);
	// Neither a file nor the swap cache has a reference, nor has who broke
	// it before.
	if (!PageCompound(page) &&
	    page_count(page) == page_mapcount(page) + 1) {
		page_set(page, PG_hwpoison);
		page_clear(page, PG_lru);
		try_to_poison(page);
		ret = 0;
	}
	unlock_page(page);
	return ret;
}

#else

int memory_failure(struct page *)
{
	return -EBUSY;
}

#endif // CONFIG_MEMORY_FAILURE
