#ifndef _LINUX_SWAP_H
#define _LINUX_SWAP_H

#include <linux/mm_types.h>

/* Types from MAX_SWAPFILES on name no swap file but something special. */
#define MAX_SWAPFILES 16
#ifdef CONFIG_DEVICE_PRIVATE
#define SWP_DEVICE_READ (MAX_SWAPFILES + 0)
#define SWP_DEVICE_WRITE (MAX_SWAPFILES + 1)
#define SWP_DEVICE_EXCLUSIVE_READ (MAX_SWAPFILES + 2)
#define SWP_DEVICE_EXCLUSIVE_WRITE (MAX_SWAPFILES + 3)
#endif
#ifdef CONFIG_MIGRATION
#define SWP_MIGRATION_READ (MAX_SWAPFILES + 4)
#define SWP_MIGRATION_WRITE (MAX_SWAPFILES + 5)
#endif

/* Nothing is freed for entries that only stand for a page. */
#define free_swap_entry(e)                                                     \
	({                                                                     \
		is_migration_entry(e) || is_device_private_entry(e) ||         \
			is_device_exclusive_entry(e);                          \
	})

/* The page behind an entry, for users that have no function to call. */
#define entry_page(page, e)                                                    \
	do {                                                                   \
		if (is_migration_entry(e))                                     \
			page = migration_entry_to_page(e);                     \
		else if (is_device_private_entry(e))                           \
			page = device_private_entry_to_page(e);                \
		else if (is_device_exclusive_entry(e))                         \
			page = device_exclusive_entry_to_page(e);              \
	} while (0)

#endif
