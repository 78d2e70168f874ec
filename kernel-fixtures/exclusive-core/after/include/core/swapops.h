// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Entries that are no place in swap: what kinds there are, how to make them and
// what they tell.
#ifndef CORE_SWAPOPS_H
#define CORE_SWAPOPS_H

#include <core/bug.h>
#include <core/page.h>
#include <core/swap_entry.h>

#ifdef CONFIG_DEVICE_PRIVATE
// The page is in a device's memory.
static inline swp_entry_t make_readable_device_private_entry(unsigned long pfn)
{
	return swp_entry(SWP_DEVICE_READ, pfn);
}

static inline swp_entry_t make_writable_device_private_entry(unsigned long pfn)
{
	return swp_entry(SWP_DEVICE_WRITE, pfn);
}

static inline bool is_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_READ ||
	       swp_type(entry) == SWP_DEVICE_WRITE;
}

static inline bool is_writable_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_WRITE;
}

// The page is for a device alone.
static inline swp_entry_t
make_readable_device_exclusive_entry(unsigned long pfn)
{
	return swp_entry(SWP_DEVICE_EXCLUSIVE_READ, pfn);
}

static inline swp_entry_t
make_writable_device_exclusive_entry(unsigned long pfn)
{
	return swp_entry(SWP_DEVICE_EXCLUSIVE_WRITE, pfn);
}

static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_EXCLUSIVE_READ ||
	       swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
}

static inline bool is_writable_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_EXCLUSIVE_WRITE;
}
#else  // CONFIG_DEVICE_PRIVATE
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
#endif // CONFIG_DEVICE_PRIVATE

#ifdef CONFIG_MIGRATION
// The page is on its way from one frame to another, and locked.
static inline swp_entry_t make_readable_migration_entry(unsigned long pfn)
{
	return swp_entry(SWP_MIGRATION_READ, pfn);
}

static inline swp_entry_t make_writable_migration_entry(unsigned long pfn)
{
	return swp_entry(SWP_MIGRATION_WRITE, pfn);
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
#else  // CONFIG_MIGRATION
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
#else  // CONFIG_MEMORY_FAILURE
static inline swp_entry_t make_hwpoison_entry(struct page *)
{
	return swp_entry(0, 0);
}

static inline bool is_hwpoison_entry(swp_entry_t)
{
	return false;
}
#endif // CONFIG_MEMORY_FAILURE

// The entry keeps its page from being freed.
static inline bool entry_holds_page(swp_entry_t entry)
{
	return is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry);
}

// The entry stands for a page that is somewhere in memory.
static inline bool is_pfn_swap_entry(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry);
}

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	// On its way it could not be found otherwise.
	BUG_ON(is_migration_entry(entry) && !PageLocked(page));
	return page;
}

#endif // CORE_SWAPOPS_H
