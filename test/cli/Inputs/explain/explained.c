#include "shared.h"

void take(struct page *page);

void explained(pmd_t pmd, swp_entry_t other)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);
	bool device = is_device_private_entry(other);

	if (device)
		return;
	if (!is_pmd_migration_entry(pmd) ||
	    is_write_migration_entry(entry))
		return;

	/* What is known at a line without a statement is that of the next. */
	take(migration_entry_to_page(entry));
}

void nothing_known(swp_entry_t entry)
{
	take(migration_entry_to_page(entry));
}

void never(swp_entry_t entry)
{
	if (is_migration_entry(entry) && is_device_private_entry(entry))
		take(migration_entry_to_page(entry));
}

void without_entries(struct page *page)
{
	take(page);
}
