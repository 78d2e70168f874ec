#ifndef _LINUX_SWAPOPS_H
#define _LINUX_SWAPOPS_H

#include <linux/mm.h>
#include <linux/swap.h>

#ifdef CONFIG_MMU

/*
 * An entry has a type in its high bits and an offset below. For the special
 * types the offset is the number of a page frame.
 */
#define SWP_TYPE_SHIFT 56
#define SWP_OFFSET_MASK ((1UL << SWP_TYPE_SHIFT) - 1)

static inline swp_entry_t swp_entry(unsigned long type, pgoff_t offset)
{
	swp_entry_t entry = {
		(type << SWP_TYPE_SHIFT) | (offset & SWP_OFFSET_MASK)
	};

	return entry;
}

static inline unsigned int swp_type(swp_entry_t entry)
{
	return entry.val >> SWP_TYPE_SHIFT;
}

static inline pgoff_t swp_offset(swp_entry_t entry)
{
	return entry.val & SWP_OFFSET_MASK;
}

static inline swp_entry_t pte_to_swp_entry(pte_t pte)
{
	swp_entry_t entry = { pte.val };

	return entry;
}

static inline swp_entry_t pmd_to_swp_entry(pmd_t pmd)
{
	swp_entry_t entry = { pmd.val };

	return entry;
}

static inline bool non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= MAX_SWAPFILES;
}

#ifdef CONFIG_DEVICE_PRIVATE
/* The page lies in a device's memory, where the CPU cannot reach it. */
static inline bool is_device_private_entry(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

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

static inline struct page *device_private_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

/* The page is the CPU's, but for a while a device alone may touch it. */
static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_EXCLUSIVE_READ ||
	       swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
}

static inline bool is_write_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
}

static inline unsigned long device_exclusive_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *device_exclusive_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
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

static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	return false;
}

static inline bool is_write_device_exclusive_entry(swp_entry_t entry)
{
	return false;
}

static inline unsigned long device_exclusive_entry_to_pfn(swp_entry_t entry)
{
	return 0;
}

static inline struct page *device_exclusive_entry_to_page(swp_entry_t entry)
{
	return NULL;
}
#endif /* CONFIG_DEVICE_PRIVATE */

#ifdef CONFIG_MIGRATION
/* The page is on its way to another place. */
static inline bool is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_READ ||
	       swp_type(entry) == SWP_MIGRATION_WRITE;
}

static inline bool is_write_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_WRITE;
}

static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	/* Whoever moves a page holds its lock all the while. */
	BUG_ON(!PageLocked(compound_head(page)));
	return page;
}
#else
static inline bool is_migration_entry(swp_entry_t entry)
{
	return false;
}

static inline bool is_write_migration_entry(swp_entry_t entry)
{
	return false;
}

static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return 0;
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	return NULL;
}
#endif /* CONFIG_MIGRATION */

static inline bool is_pmd_migration_entry(pmd_t pmd)
{
	return !pmd_present(pmd) && is_migration_entry(pmd_to_swp_entry(pmd));
}

#endif /* CONFIG_MMU */

#endif
