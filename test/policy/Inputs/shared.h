#ifndef SHARED_H
#define SHARED_H

#include <linux/swapops.h>

static inline struct page *shared(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	if (is_device_exclusive_entry(entry))
		return device_exclusive_entry_to_page(entry);
	return NULL;
}

#endif
