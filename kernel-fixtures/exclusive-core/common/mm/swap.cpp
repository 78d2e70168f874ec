// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/machine.h>
#include <core/swap.h>
#include <core/swapops.h>

#ifdef CONFIG_SWAP

int swap_duplicate(class machine &machine, swp_entry_t entry)
{
	if (non_swap_entry(entry))
		return 0;
	if (!entry.val)
		return -EINVAL;
	machine.swap.duplicate(entry);
	return 0;
}

// Whoever else holds the page's lock will do it, or reclaim.
static void free_cached_page(class machine &machine, swp_entry_t entry)
{
	struct page *page = machine.swap.lookup(entry);

	if (!page)
		return;
	if (trylock_page(page)) {
		if (PageSwapCache(page) && page->swap.val == entry.val &&
		    !machine.swap.count(entry))
			machine.swap.remove(page);
		unlock_page(page);
	}
	put_page(page);
}

bool free_swap_and_cache(class machine &machine, swp_entry_t entry)
{
	if (non_swap_entry(entry))
		return true;
	if (!entry.val)
		return false;
	if (!machine.swap.release(entry))
		free_cached_page(machine, entry);
	return true;
}

#endif // CONFIG_SWAP
