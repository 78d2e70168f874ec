/* Counts what swap entries of another architecture stand for. */
#include <linux/swapops.h>

void zap_swap_entry(struct page **pages, swp_entry_t entry)
{
	struct page *page;

#ifdef CONFIG_OTHER
	if (pages[0]) {
#else
	if (is_migration_entry(entry)) {
#endif

		page = migration_entry_to_page(entry);
		pages[0] = page;
	}
}
