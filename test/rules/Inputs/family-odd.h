/* Kinds that give reasons not to fold, beside two that are as they should be. */
#ifndef TEST_FAMILY_ODD_H
#define TEST_FAMILY_ODD_H

#include "entry.h"

#define SWP_MOVING_READ (MAX_SWAPFILES + 1)
#define SWP_MOVING_WRITE (MAX_SWAPFILES + 2)
#define SWP_REMOTE_READ (MAX_SWAPFILES + 3)
#define SWP_REMOTE_WRITE (MAX_SWAPFILES + 4)
#define SWP_MARKER (MAX_SWAPFILES + 7)
#define SWP_SHIFTED (MAX_SWAPFILES + 8)

static inline bool is_moving_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MOVING_READ ||
	       swp_type(entry) == SWP_MOVING_WRITE;
}

static inline bool is_writable_moving_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MOVING_WRITE;
}

static inline struct page *moving_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

static inline bool is_remote_entry(swp_entry_t entry)
{
	switch (swp_type(entry)) {
	case SWP_REMOTE_READ:
	case SWP_REMOTE_WRITE:
		return true;
	default:
		return false;
	}
}

static inline struct page *remote_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

/* Its types are those of others. */
static inline bool is_writable_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MOVING_WRITE ||
	       swp_type(entry) == SWP_REMOTE_WRITE;
}

static inline struct page *writable_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

/* It looks at more than the type. */
static inline bool is_small_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MARKER && swp_offset(entry) < 8;
}

static inline struct page *small_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

/* It does not look at the type. */
static inline bool is_strange_entry(swp_entry_t entry)
{
	return entry.val & 1;
}

static inline struct page *strange_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

/* The unified pair knows nothing of it. */
static inline bool is_marker_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MARKER;
}

static inline struct page *marker_entry_to_page(swp_entry_t entry)
{
	return mem_map;
}

/* Its number is no offset. */
static inline bool is_shifted_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_SHIFTED;
}

static inline unsigned long shifted_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry) >> 2;
}

static inline unsigned long remote_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline unsigned long moving_entry_to_pfn(swp_entry_t entry)
{
	return remote_entry_to_pfn(entry);
}

static inline bool is_pfn_swap_entry(swp_entry_t entry)
{
	return is_moving_entry(entry) || is_remote_entry(entry);
}

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

#endif
