// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Entries that are no place in swap: what kinds there are, how to make them and
// what they tell.
#ifndef CORE_SWAPOPS_H
#define CORE_SWAPOPS_H

#include <core/bug.h>
#include <core/pte.h>

// The bits beside an entry.
static inline bool pte_swp_soft_dirty(pte_t pte)
{
	return pte.bits & PTE_SOFT_DIRTY;
}

static inline pte_t pte_swp_mksoft_dirty(pte_t pte)
{
	return pte_set_bits(pte, PTE_SOFT_DIRTY);
}

static inline bool pte_swp_uffd_wp(pte_t pte)
{
	return pte.bits & PTE_UFFD_WP;
}

static inline pte_t pte_swp_mkuffd_wp(pte_t pte)
{
	return pte_set_bits(pte, PTE_UFFD_WP);
}

#ifdef CONFIG_DEVICE_PRIVATE
// The page is in a device's memory.
static inline swp_entry_t make_device_private_entry(struct page *page, bool write)
{
	return swp_entry(write ? SWP_DEVICE_WRITE : SWP_DEVICE_READ, page_to_pfn(page));
}

static inline void make_device_private_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(SWP_DEVICE_READ, swp_offset(*entry));
}

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

// The page is for a device alone.
static inline swp_entry_t make_device_exclusive_entry(struct page *page, bool write)
{
	return swp_entry(write ? SWP_DEVICE_EXCLUSIVE_WRITE : SWP_DEVICE_EXCLUSIVE_READ, page_to_pfn(page));
}

static inline void make_device_exclusive_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(SWP_DEVICE_EXCLUSIVE_READ, swp_offset(*entry));
}

static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	return type == SWP_DEVICE_EXCLUSIVE_READ || type == SWP_DEVICE_EXCLUSIVE_WRITE;
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

// The entry keeps its page from being freed.
static inline bool entry_holds_page(swp_entry_t entry)
{
	return is_device_private_entry(entry) || swp_type(entry) == SWP_DEVICE_EXCLUSIVE_READ ||
		swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
}
#else // CONFIG_DEVICE_PRIVATE
static inline swp_entry_t make_device_private_entry(struct page *, bool)
{
	return swp_entry(0, 0);
}

static inline void make_device_private_entry_read(swp_entry_t *)
{
}

static inline bool is_device_private_entry(swp_entry_t)
{
	return false;
}

static inline bool is_write_device_private_entry(swp_entry_t)
{
	return false;
}

static inline unsigned long device_private_entry_to_pfn(swp_entry_t)
{
	return 0;
}

static inline struct page *device_private_entry_to_page(swp_entry_t)
{
	return nullptr;
}

static inline swp_entry_t make_device_exclusive_entry(struct page *, bool)
{
	return swp_entry(0, 0);
}

static inline void make_device_exclusive_entry_read(swp_entry_t *)
{
}

static inline bool is_device_exclusive_entry(swp_entry_t)
{
	return false;
}

static inline bool is_write_device_exclusive_entry(swp_entry_t)
{
	return false;
}

static inline unsigned long device_exclusive_entry_to_pfn(swp_entry_t)
{
	return 0;
}

static inline struct page *device_exclusive_entry_to_page(swp_entry_t)
{
	return nullptr;
}

static inline bool entry_holds_page(swp_entry_t)
{
	return false;
}
#endif // CONFIG_DEVICE_PRIVATE

#ifdef CONFIG_MIGRATION
// The page is on its way from one frame to another, and locked.
static inline swp_entry_t make_migration_entry(struct page *page, bool write)
{
	BUG_ON(!PageLocked(page));
	return swp_entry(write ? SWP_MIGRATION_WRITE : SWP_MIGRATION_READ, page_to_pfn(page));
}

static inline void make_migration_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(SWP_MIGRATION_READ, swp_offset(*entry));
}

static inline bool is_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_READ ||
			swp_type(entry) == SWP_MIGRATION_WRITE);
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

	// It cannot be found otherwise.
	BUG_ON(!PageLocked(page));
	return page;
}
#else // CONFIG_MIGRATION
static inline swp_entry_t make_migration_entry(struct page *, bool)
{
	return swp_entry(0, 0);
}

static inline void make_migration_entry_read(swp_entry_t *)
{
}

static inline bool is_migration_entry(swp_entry_t)
{
	return false;
}

static inline bool is_write_migration_entry(swp_entry_t)
{
	return false;
}

static inline unsigned long migration_entry_to_pfn(swp_entry_t)
{
	return 0;
}

static inline struct page *migration_entry_to_page(swp_entry_t)
{
	return nullptr;
}
#endif // CONFIG_MIGRATION

#ifdef CONFIG_MEMORY_FAILURE
// The page is broken.
static inline swp_entry_t make_hwpoison_entry(struct page *page)
{
	return swp_entry(SWP_HWPOISON, page_to_pfn(page));
}

static inline bool is_hwpoison_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_HWPOISON;
}
#else // CONFIG_MEMORY_FAILURE
static inline swp_entry_t make_hwpoison_entry(struct page *)
{
	return swp_entry(0, 0);
}

static inline bool is_hwpoison_entry(swp_entry_t)
{
	return false;
}
#endif // CONFIG_MEMORY_FAILURE

#endif // CORE_SWAPOPS_H
