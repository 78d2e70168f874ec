#ifndef _LINUX_SWAP_H
#define _LINUX_SWAP_H

#include <linux/mm.h>

/* Types from MAX_SWAPFILES on name no swap file but something special. */
#define MAX_SWAPFILES 16

#ifdef CONFIG_MIGRATION
#define SWP_MIGRATION_READ (MAX_SWAPFILES + 0)
#define SWP_MIGRATION_WRITE (MAX_SWAPFILES + 1)
#endif

#ifdef CONFIG_DEVICE_PRIVATE
#define SWP_DEVICE_READ (MAX_SWAPFILES + 2)
#define SWP_DEVICE_WRITE (MAX_SWAPFILES + 3)
#endif

#ifdef CONFIG_MEMORY_FAILURE
#define SWP_HWPOISON (MAX_SWAPFILES + 6)
#endif

#ifdef CONFIG_SWAP
int swap_duplicate(swp_entry_t entry);
int free_swap_and_cache(swp_entry_t entry);
#else
#define swap_duplicate(e) ({(is_migration_entry(e) || is_device_private_entry(e)) ? 0 : -EINVAL;})
#define free_swap_and_cache(e) ({(is_migration_entry(e) || is_device_private_entry(e));})
#endif

#endif
