/* Page tables: what is copied, freed and faulted in. */
#include <linux/swapops.h>

enum counter { MM_FILE, MM_ANON, NR_COUNTERS };

/* Arms that do different things keep their tests. */
void copy_entry(swp_entry_t entry, int *counters)
{
	struct page *page;

	if (likely(!non_swap_entry(entry))) {
		counters[MM_ANON]++;
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		counters[page_mapcount(page) ? MM_ANON : MM_FILE]++;
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		get_page(page);
		counters[MM_ANON]++;
	}
}

void drop_entry(swp_entry_t entry, void *details)
{
	if (is_device_private_entry(entry)) {
		struct page *page = device_private_entry_to_page(entry);

		if (!details || page->owner == details)
			put_page(page);
	}
}

/* The same chain, leaving the function. */
struct page *entry_to_page(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	if (is_device_exclusive_entry(entry))
		return device_exclusive_entry_to_page(entry);
	return NULL;
}

bool stands_for_page(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry);
}

int fault_on_entry(struct vm_fault *fault)
{
	swp_entry_t entry = pte_to_swp_entry(fault->pte);

	if (is_device_private_entry(entry)) {
		fault->page = device_private_entry_to_page(entry);
		return 1;
	}
	return free_swap_entry(entry);
}

/* The chain is in the macro, and so it stays. */
struct page *page_by_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	entry_page(page, entry);
	return page;
}
