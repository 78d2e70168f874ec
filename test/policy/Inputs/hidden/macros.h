#include "family.h"

#define never_used(e) ({(is_migration_entry(e) || is_device_private_entry(e));})
#ifdef CONFIG_SWAP
extern int free_it(swp_entry_t entry);
#else
#define free_it(e) ({(is_migration_entry(e) || is_device_private_entry(e));})
#endif
#define page_of(e) (is_migration_entry(e) ? migration_entry_to_page(e) : NULL)
#define count_it(e) (is_migration_entry(e) || is_device_private_entry(e))
