#include <linux/swapops.h>

struct page *good(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	return NULL;
}

struct page *bad(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	return nothere;
}
