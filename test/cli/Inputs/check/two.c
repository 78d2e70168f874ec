#include "shared.h"

struct page *two(swp_entry_t entry)
{
	return is_device_private_entry(entry) ? device_private_entry_to_page(entry) : NULL;
}

int three(swp_entry_t entry)
{
	int last;

	if (is_migration_entry(entry))
		last = 1;
	else
		last = 0;
	return last;
}

struct page *four(swp_entry_t entry)
{
	return device_private_entry_to_page(entry); // NOLINT
}
