// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The same question asked in several ways: which page does an entry stand for,
// if any? Compiled with one way at a time:
//
//	WAY_CHAIN      each kind in turn (before/)
//	WAY_UNIFIED    one predicate, one converter (after/)
//	WAY_RANGE      the same, the predicate written as one comparison
//	WAY_SCATTERED  the same, with numbers that are not neighbours
//
// The page lock is a flag here, as in a kernel: what is counted is the choice.
#include "numbers.h"

struct page {
	unsigned long locked;
	unsigned long rest[7];
};

static inline struct page *pfn_to_page(unsigned long pfn)
{
	return reinterpret_cast<struct page *>(pfn * sizeof(struct page));
}

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

static inline void assert_locked(const struct page *page)
{
	if (unlikely(!page->locked))
		__builtin_trap();
}

static inline bool is_migration_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == MIGRATION_READ ||
			swp_type(entry) == MIGRATION_WRITE);
}

static inline bool is_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == PRIVATE_READ ||
	       swp_type(entry) == PRIVATE_WRITE;
}

static inline bool is_device_exclusive_entry(swp_entry_t entry)
{
	return swp_type(entry) == EXCLUSIVE_READ ||
	       swp_type(entry) == EXCLUSIVE_WRITE;
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	assert_locked(page);
	return page;
}

static inline struct page *other_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

static inline bool is_pfn_swap_entry(swp_entry_t entry)
{
#ifdef WAY_RANGE
	return swp_type(entry) >= MIGRATION_READ;
#else
	return is_migration_entry(entry) || is_device_private_entry(entry) ||
	       is_device_exclusive_entry(entry);
#endif
}

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	struct page *page = pfn_to_page(swp_offset(entry));

	if (is_migration_entry(entry))
		assert_locked(page);
	return page;
}

extern "C" {

// As smaps asks: swap, or a page, or neither.
struct page *entry_page(swp_entry_t entry, unsigned long *swapped)
{
	struct page *page = nullptr;

	if (!non_swap_entry(entry))
		++*swapped;
#ifdef WAY_CHAIN
	else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = other_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		page = other_entry_to_page(entry);
#else
	else if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
#endif
	return page;
}

// The question alone.
bool entry_has_page(swp_entry_t entry)
{
#ifdef WAY_CHAIN
	if (is_migration_entry(entry))
		return true;
	if (is_device_private_entry(entry))
		return true;
	return is_device_exclusive_entry(entry);
#else
	return is_pfn_swap_entry(entry);
#endif
}

// The answer alone, of an entry that has one.
struct page *entry_to_page(swp_entry_t entry)
{
#ifdef WAY_CHAIN
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return other_entry_to_page(entry);
	return other_entry_to_page(entry);
#else
	return pfn_swap_entry_to_page(entry);
#endif
}

} // extern "C"
