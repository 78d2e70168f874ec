/* A converter that orders memory and asserts, in part through a helper, and one
 * that counts: the unified one must do each for its own kind.
 */
#ifndef TEST_FAMILY_EFFECTS_H
#define TEST_FAMILY_EFFECTS_H

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
	return swp_type(entry) == SWP_DEVICE_WRITE;
}

static inline unsigned long device_private_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *device_private_entry_to_page(swp_entry_t swp)
{
	struct page *page = pfn_to_page(device_private_entry_to_pfn(swp));

	get_page(page);
	return page;
}
#else
static inline bool is_device_private_entry(swp_entry_t entry)
{
	return false;
}

static inline bool is_write_device_private_entry(swp_entry_t entry)
{
	return false;
}

static inline unsigned long device_private_entry_to_pfn(swp_entry_t entry)
{
	return 0;
}

static inline struct page *device_private_entry_to_page(swp_entry_t entry)
{
	return NULL;
}
#endif

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

static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *p = pfn_to_page(swp_offset(entry));

	/* pairs with the write barrier of whoever splits the page */
	smp_rmb();
	/* only a locked page can be under migration */
	BUG_ON(!PageLocked(compound_head(p)));
	return p;
}
#else
static inline int is_migration_entry(swp_entry_t entry)
{
	return 0;
}

static inline int is_write_migration_entry(swp_entry_t entry)
{
	return 0;
}

static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return 0;
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	return NULL;
}
#endif

static inline int is_pmd_migration_entry(pmd_t pmd)
{
	return !pmd_present(pmd) && is_migration_entry(pmd_to_swp_entry(pmd));
}

#ifdef CONFIG_MEMORY_FAILURE
static inline int is_hwpoison_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_HWPOISON;
}
#else
static inline int is_hwpoison_entry(swp_entry_t entry)
{
	return 0;
}
#endif

static inline int non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= MAX_SWAPFILES;
}

#endif /* CONFIG_MMU */
#endif
