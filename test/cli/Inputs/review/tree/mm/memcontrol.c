/* Which group a page is charged to. */
#include <linux/swapops.h>

struct page *charged_page(pte_t pte, unsigned long flags)
{
	swp_entry_t entry = pte_to_swp_entry(pte);

	if (!flags || !non_swap_entry(entry))
		return NULL;

	if (is_migration_entry(entry) || is_device_private_entry(entry))
		return pfn_to_page(swp_offset(entry));
	return NULL;
}
