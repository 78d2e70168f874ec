#ifndef _LINUX_SWAPOPS_H
#define _LINUX_SWAPOPS_H

#include <linux/mm.h>
#include <linux/swap.h>

#ifdef CONFIG_MMU

#define SWP_TYPE_SHIFT 56

static inline swp_entry_t swp_entry(unsigned long type, pgoff_t offset)
{
	swp_entry_t entry;

	entry.val = (type << SWP_TYPE_SHIFT) | offset;
	return entry;
}

static inline unsigned int swp_type(swp_entry_t entry)
{
	return entry.val >> SWP_TYPE_SHIFT;
}

static inline pgoff_t swp_offset(swp_entry_t entry)
{
	return entry.val & ((1UL << SWP_TYPE_SHIFT) - 1);
}

static inline swp_entry_t pte_to_swp_entry(pte_t pte)
{
	return (swp_entry_t){ pte.val >> 1 };
}

static inline pte_t swp_entry_to_pte(swp_entry_t entry)
{
	return (pte_t){ entry.val << 1 };
}

static inline bool is_swap_pte(pte_t pte)
{
	return !pte_none(pte) && !pte_present(pte);
}

static inline bool non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= MAX_SWAPFILES;
}

#ifdef CONFIG_DEVICE_PRIVATE
/* The page lies in a device's memory, where the CPU cannot reach it. */
static inline swp_entry_t make_device_private_entry(struct page *page,
						    bool write)
{
	return swp_entry(write ? SWP_DEVICE_WRITE : SWP_DEVICE_READ,
			 page_to_pfn(page));
}

static inline bool is_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_READ ||
	       swp_type(entry) == SWP_DEVICE_WRITE;
}

static inline void make_device_private_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(SWP_DEVICE_READ, swp_offset(*entry));
}

static inline bool is_write_device_private_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_DEVICE_WRITE);
}

static inline unsigned long device_private_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *device_private_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}
#else
static inline swp_entry_t make_device_private_entry(struct page *page,
						    bool write)
{
	return swp_entry(0, 0);
}

static inline bool is_device_private_entry(swp_entry_t entry)
{
	return false;
}

static inline void make_device_private_entry_read(swp_entry_t *entry)
{
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
#endif /* CONFIG_DEVICE_PRIVATE */

#ifdef CONFIG_MIGRATION
/* The page is on its way to another place. */
static inline swp_entry_t make_migration_entry(struct page *page, bool write)
{
	BUG_ON(!PageLocked(page));

	return swp_entry(write ? SWP_MIGRATION_WRITE : SWP_MIGRATION_READ,
			 page_to_pfn(page));
}

static inline bool is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_READ ||
	       swp_type(entry) == SWP_MIGRATION_WRITE;
}

static inline void make_migration_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(SWP_MIGRATION_READ, swp_offset(*entry));
}

static inline bool is_write_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_WRITE);
}

static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	/* Whoever moves a page holds its lock all the while. */
	BUG_ON(!PageLocked(page));
	return page;
}
#else
static inline swp_entry_t make_migration_entry(struct page *page, bool write)
{
	return swp_entry(0, 0);
}

static inline bool is_migration_entry(swp_entry_t entry)
{
	return false;
}

static inline void make_migration_entry_read(swp_entry_t *entry)
{
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

#ifdef CONFIG_MEMORY_FAILURE
static inline bool is_hwpoison_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_HWPOISON;
}
#else
static inline bool is_hwpoison_entry(swp_entry_t entry)
{
	return false;
}
#endif /* CONFIG_MEMORY_FAILURE */

#endif /* CONFIG_MMU */

#endif
