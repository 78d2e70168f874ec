// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a page table holds for a page that is not present: a type and an offset
// in 64 bits. The types that are no swap files are at the end of the range.
#ifndef CORE_SWAP_ENTRY_H
#define CORE_SWAP_ENTRY_H

struct swp_entry_t {
	unsigned long val;
};

constexpr unsigned int SWP_TYPE_SHIFT = 58;
constexpr unsigned long SWP_OFFSET_MASK = (1UL << SWP_TYPE_SHIFT) - 1;
constexpr unsigned int MAX_SWAP_TYPES = 32;

#ifdef CONFIG_MEMORY_FAILURE
constexpr unsigned int SWP_HWPOISON_NUM = 1;
#else
constexpr unsigned int SWP_HWPOISON_NUM = 0;
#endif

#ifdef CONFIG_MIGRATION
constexpr unsigned int SWP_MIGRATION_NUM = 2;
#else
constexpr unsigned int SWP_MIGRATION_NUM = 0;
#endif

#ifdef CONFIG_DEVICE_PRIVATE
constexpr unsigned int SWP_DEVICE_NUM = 4;
#else
constexpr unsigned int SWP_DEVICE_NUM = 0;
#endif

constexpr unsigned int MAX_SWAPFILES =
	MAX_SWAP_TYPES - SWP_DEVICE_NUM - SWP_MIGRATION_NUM - SWP_HWPOISON_NUM;

#ifdef CONFIG_MEMORY_FAILURE
constexpr unsigned int SWP_HWPOISON = MAX_SWAPFILES;
#endif

#ifdef CONFIG_MIGRATION
constexpr unsigned int SWP_MIGRATION_READ = MAX_SWAPFILES + SWP_HWPOISON_NUM;
constexpr unsigned int SWP_MIGRATION_WRITE = SWP_MIGRATION_READ + 1;
#endif

#ifdef CONFIG_DEVICE_PRIVATE
constexpr unsigned int SWP_DEVICE_WRITE =
	MAX_SWAPFILES + SWP_HWPOISON_NUM + SWP_MIGRATION_NUM;
constexpr unsigned int SWP_DEVICE_READ = SWP_DEVICE_WRITE + 1;
constexpr unsigned int SWP_DEVICE_EXCLUSIVE_WRITE = SWP_DEVICE_WRITE + 2;
constexpr unsigned int SWP_DEVICE_EXCLUSIVE_READ = SWP_DEVICE_WRITE + 3;
#endif

inline swp_entry_t swp_entry(unsigned long type, unsigned long offset)
{
	return {(type << SWP_TYPE_SHIFT) | (offset & SWP_OFFSET_MASK)};
}

inline unsigned int swp_type(swp_entry_t entry)
{
	return entry.val >> SWP_TYPE_SHIFT;
}

inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val & SWP_OFFSET_MASK;
}

// Not the place of a page in a swap file.
inline bool non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= MAX_SWAPFILES;
}

#endif // CORE_SWAP_ENTRY_H
