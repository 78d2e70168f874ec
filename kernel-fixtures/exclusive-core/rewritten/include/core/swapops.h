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
static inline swp_entry_t
make_readable_device_private_entry(unsigned long offset)
{
	return swp_entry(SWP_DEVICE_READ, offset);
}

static inline swp_entry_t
make_writable_device_private_entry(unsigned long offset)
{
	return swp_entry(SWP_DEVICE_WRITE, offset);
}

static inline bool is_device_private_entry(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	return type == SWP_DEVICE_READ || type == SWP_DEVICE_WRITE;
}

static inline bool is_writable_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_WRITE;
}

static inline struct page *device_private_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

static inline swp_entry_t
make_readable_device_exclusive_entry(unsigned long offset)
{
	return swp_entry(SWP_DEVICE_EXCLUSIVE_READ, offset);
}

static inline swp_entry_t
make_writable_device_exclusive_entry(unsigned long offset)
{
	return swp_entry(SWP_DEVICE_EXCLUSIVE_WRITE, offset);
}

static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	return type == SWP_DEVICE_EXCLUSIVE_READ || type == SWP_DEVICE_EXCLUSIVE_WRITE;
}

static inline bool is_writable_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
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
static inline swp_entry_t make_readable_device_private_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline swp_entry_t make_writable_device_private_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline bool is_device_private_entry(swp_entry_t)
{
	return false;
}

static inline bool is_writable_device_private_entry(swp_entry_t)
{
	return false;
}

static inline struct page *device_private_entry_to_page(swp_entry_t)
{
	return nullptr;
}

static inline swp_entry_t make_readable_device_exclusive_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline swp_entry_t make_writable_device_exclusive_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline bool is_device_exclusive_entry(swp_entry_t)
{
	return false;
}

static inline bool is_writable_device_exclusive_entry(swp_entry_t)
{
	return false;
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
static inline swp_entry_t make_readable_migration_entry(unsigned long offset)
{
	return swp_entry(SWP_MIGRATION_READ, offset);
}

static inline swp_entry_t make_writable_migration_entry(unsigned long offset)
{
	return swp_entry(SWP_MIGRATION_WRITE, offset);
}

static inline bool is_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_READ ||
			swp_type(entry) == SWP_MIGRATION_WRITE);
}

static inline bool is_writable_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_MIGRATION_WRITE);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	// It cannot be found otherwise.
	BUG_ON(!PageLocked(page));
	return page;
}
#else // CONFIG_MIGRATION
static inline swp_entry_t make_readable_migration_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline swp_entry_t make_writable_migration_entry(unsigned long)
{
	return swp_entry(0, 0);
}

static inline bool is_migration_entry(swp_entry_t)
{
	return false;
}

static inline bool is_writable_migration_entry(swp_entry_t)
{
	return false;
}

static inline struct page *migration_entry_to_page(swp_entry_t)
{
	return nullptr;
}
#endif // CONFIG_MIGRATION

/*
 * A pfn swap entry keeps a page frame number in its offset: device private,
 * device exclusive and migration entries do.
 */
static inline bool is_pfn_swap_entry(swp_entry_t entry)
{
	return is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry) || is_migration_entry(entry);
}

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	struct page *p = pfn_to_page(swp_offset(entry));

	if (is_migration_entry(entry)) {
		// It cannot be found otherwise.
		BUG_ON(!PageLocked(p));
	}

	return p;
}

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
