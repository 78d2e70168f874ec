/* Predicates on writes, one of them a macro where its kind is off. */
#ifndef TEST_FAMILY_WRITE_H
#define TEST_FAMILY_WRITE_H

#include "entry.h"

#ifdef CONFIG_MMU

#ifdef CONFIG_DEVICE_PRIVATE
static inline bool is_device_private_entry(swp_entry_t entry)
{
	int type = swp_type(entry);

	return type == SWP_DEVICE_READ || type == SWP_DEVICE_WRITE;
}

static inline bool is_write_device_private_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_DEVICE_WRITE);
}
#else /* CONFIG_DEVICE_PRIVATE */
static inline bool is_device_private_entry(swp_entry_t entry)
{
	return false;
}

static inline bool is_write_device_private_entry(swp_entry_t entry)
{
	return false;
}
#endif /* CONFIG_DEVICE_PRIVATE */

#ifdef CONFIG_MIGRATION
static inline int is_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_READ ||
			swp_type(entry) == SWP_MIGRATION_WRITE);
}

static inline int is_write_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_WRITE);
}

#else

static inline int is_migration_entry(swp_entry_t swp)
{
	return 0;
}

#define is_write_migration_entry(entry) 0

#endif

#endif /* CONFIG_MMU */
#endif
