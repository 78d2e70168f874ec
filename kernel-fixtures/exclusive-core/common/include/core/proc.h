// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a process can find out about its memory.
#ifndef CORE_PROC_H
#define CORE_PROC_H

#include <core/mm.h>
#include <vector>

// Numbers of pages.
struct mem_size_stats {
	unsigned long resident;
	unsigned long anonymous;
	unsigned long shared; // by more than one mapping or entry
	unsigned long private_;
	unsigned long swap;
	unsigned long locked;
};

void smaps(struct mm_struct *mm, unsigned long start, unsigned long end,
	   struct mem_size_stats *mss);

enum pagemap_bit : unsigned int {
	PM_PRESENT = 1 << 0,
	PM_SWAP = 1 << 1, // an entry of any kind
	PM_FILE = 1 << 2,
	PM_SOFT_DIRTY = 1 << 3,
	PM_UFFD_WP = 1 << 4,
	PM_MMAP_EXCLUSIVE = 1 << 5, // mapped once
};

struct pagemap_entry {
	struct page *page; // NULL if it is in swap, or if there is none
	unsigned int bits; // pagemap_bit
};

// One for each page of the range.
std::vector<pagemap_entry> pagemap(struct mm_struct *mm, unsigned long start,
				   unsigned long end);

#endif // CORE_PROC_H
