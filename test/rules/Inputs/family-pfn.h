/* Offsets that keep flag bits beside the page frame number, as 6.1's do. */
#ifndef TEST_FAMILY_PFN_H
#define TEST_FAMILY_PFN_H

#include "entry.h"

#ifdef CONFIG_MMU

#define SWP_PFN_MASK ((1UL << 40) - 1)

/* The page frame number of an entry that has one, without its flags. */
static inline unsigned long swp_offset_pfn(swp_entry_t entry)
{
	return swp_offset(entry) & SWP_PFN_MASK;
}

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
	return swp_offset_pfn(entry);
}

static inline struct page *device_private_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset_pfn(entry));
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
	return swp_offset_pfn(entry);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset_pfn(entry));

	/* only a locked page can be under migration */
	BUG_ON(!PageLocked(compound_head(page)));
	return page;
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
