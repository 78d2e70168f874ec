#include "family.h"

#ifndef CONFIG_SWAP
struct page *off(swp_entry_t entry)
{
	return is_migration_entry(entry) ? migration_entry_to_page(entry) : NULL; /* off */
}
#endif

#if defined(CONFIG_SWAP)
#endif

#if defined(CONFIG_THIRD)
#if !defined(CONFIG_SWAP)
#else
struct page *on(swp_entry_t entry)
{
	return is_migration_entry(entry) ? migration_entry_to_page(entry) : NULL; /* on */
}
#endif
#endif

#if defined(CONFIG_FOURTH) || (defined(CONFIG_THIRD) && defined(CONFIG_FIFTH))
struct page *either(swp_entry_t entry)
{
	return is_migration_entry(entry) ? migration_entry_to_page(entry) : NULL; /* either */
}
#endif

#if 0
struct page *never(swp_entry_t entry)
{
	return migration_entry_to_page(entry);
}
#endif
