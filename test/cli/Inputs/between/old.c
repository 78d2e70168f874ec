#include <linux/leafops.h>

int old(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return 1;
	if (is_migration_entry(entry))
		return 2;
	return 0;
}

struct page *wrong(swp_entry_t entry)
{
	return is_device_private_entry(entry) ? migration_entry_to_page(entry) : 0;
}
