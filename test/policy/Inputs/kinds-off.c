#include "family-wide.h"

struct page *of_two_kinds(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}
