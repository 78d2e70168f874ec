// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One name for what the forms call differently.
#ifndef TEST_ENTRY_NAMES_H
#define TEST_ENTRY_NAMES_H

#include <core/swapops.h>

#ifdef NAMES_NEW

#define NAMES(kind)                                                       \
	struct kind##_names {                                             \
		static swp_entry_t make(struct page *page, bool write)    \
		{                                                         \
			unsigned long pfn = page ? page_to_pfn(page) : 0; \
			return write ? make_writable_##kind##_entry(pfn)  \
				     : make_readable_##kind##_entry(pfn); \
		}                                                         \
		static swp_entry_t to_read(swp_entry_t entry)             \
		{                                                         \
			return make_readable_##kind##_entry(              \
				swp_offset(entry));                       \
		}                                                         \
		static bool is(swp_entry_t entry)                         \
		{                                                         \
			return is_##kind##_entry(entry) &&                \
			       is_pfn_swap_entry(entry);                  \
		}                                                         \
		static bool is_writable(swp_entry_t entry)                \
		{                                                         \
			return is_writable_##kind##_entry(entry);         \
		}                                                         \
		static struct page *to_page(swp_entry_t entry)            \
		{                                                         \
			return pfn_swap_entry_to_page(entry);             \
		}                                                         \
		static unsigned long to_pfn(swp_entry_t entry)            \
		{                                                         \
			return swp_offset(entry);                         \
		}                                                         \
	}

#else

inline bool is_writable_migration_entry(swp_entry_t entry)
{
	return is_write_migration_entry(entry);
}

inline bool is_writable_device_private_entry(swp_entry_t entry)
{
	return is_write_device_private_entry(entry);
}

inline bool is_writable_device_exclusive_entry(swp_entry_t entry)
{
	return is_write_device_exclusive_entry(entry);
}

#define NAMES(kind)                                                    \
	struct kind##_names {                                          \
		static swp_entry_t make(struct page *page, bool write) \
		{                                                      \
			return make_##kind##_entry(page, write);       \
		}                                                      \
		static swp_entry_t to_read(swp_entry_t entry)          \
		{                                                      \
			make_##kind##_entry_read(&entry);              \
			return entry;                                  \
		}                                                      \
		static bool is(swp_entry_t entry)                      \
		{                                                      \
			return is_##kind##_entry(entry);               \
		}                                                      \
		static bool is_writable(swp_entry_t entry)             \
		{                                                      \
			return is_write_##kind##_entry(entry);         \
		}                                                      \
		static struct page *to_page(swp_entry_t entry)         \
		{                                                      \
			return kind##_entry_to_page(entry);            \
		}                                                      \
		static unsigned long to_pfn(swp_entry_t entry)         \
		{                                                      \
			return kind##_entry_to_pfn(entry);             \
		}                                                      \
	}

#endif // NAMES_NEW

NAMES(migration);
NAMES(device_private);
NAMES(device_exclusive);

#endif // TEST_ENTRY_NAMES_H
