/* Moving pages, and waiting for those that are on their way. */
#include <linux/swapops.h>

void wait_for_migration(pte_t pte)
{
	swp_entry_t entry;
	struct page *page;

	if (pte_present(pte))
		goto out;

	entry = pte_to_swp_entry(pte);
	if (!is_migration_entry(entry))
		goto out;

	page = migration_entry_to_page(entry);
	if (get_page_unless_zero(page))
		wait_on_page_locked(page);
out:
	return;
}

/* The entry is nobody's variable. */
void wait_for_pmd_migration(pmd_t pmd)
{
	struct page *page;

	if (!is_pmd_migration_entry(pmd))
		return;
	page = migration_entry_to_page(pmd_to_swp_entry(pmd));
	if (get_page_unless_zero(page))
		wait_on_page_locked(page);
}

void check_locked(pmd_t pmd)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);

	VM_BUG_ON(!is_pmd_migration_entry(pmd));
	BUG_ON(!PageLocked(migration_entry_to_page(entry)));
}

/* A local already goes by the name that the fold would write. */
struct page *hidden_name(swp_entry_t entry, bool is_pfn_swap_entry)
{
	struct page *page = NULL;

	if (!is_pfn_swap_entry)
		return page;
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
	return page;
}
