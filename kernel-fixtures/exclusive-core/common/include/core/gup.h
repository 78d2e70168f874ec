// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages of an address space for whoever is no CPU. The callers hold mmap_lock
// for reading.
#ifndef CORE_GUP_H
#define CORE_GUP_H

#include <core/mm.h>

enum gup_flag : unsigned int {
	FOLL_WRITE = 1 << 0,
	FOLL_SPLIT_PMD = 1 << 1, // wants no huge mapping
};

// Takes a reference of every page in turn. The number of pages, if it is not
// all, because the next one failed; its error if it is the first.
long get_user_pages_remote(struct mm_struct *mm, unsigned long start,
			   unsigned long nr_pages, unsigned int gup_flags,
			   struct page **pages);

// Faults until the page at address is there and can be written to, if that is
// asked for. 0, -EFAULT, -ENOMEM, -EHWPOISON.
int fixup_user_fault(struct mm_struct *mm, unsigned long address,
		     unsigned int gup_flags);

#endif // CORE_GUP_H
