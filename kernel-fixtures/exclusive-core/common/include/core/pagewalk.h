// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Visits the entries of a range.
#ifndef CORE_PAGEWALK_H
#define CORE_PAGEWALK_H

#include <core/mm.h>

struct mm_walk {
	const struct mm_walk_ops *ops;
	struct mm_struct *mm;
	struct vm_area_struct *vma; // NULL where nothing is mapped
	page_table *table;
	void *data; // the caller's
};

// Any may be missing. A result that is not 0 ends the walk and is its result.
struct mm_walk_ops {
	// Once for a huge mapping, with the table's lock held. If it splits the
	// mapping, the entries are visited one by one.
	int (*pmd_entry)(unsigned long start, unsigned long end,
			 struct mm_walk *walk);
	// Once for every entry that is not none, with the table's lock held.
	int (*pte_entry)(pte_t *pte, unsigned long address,
			 struct mm_walk *walk);
	// For every page of which there is no entry.
	int (*pte_hole)(unsigned long start, unsigned long end,
			struct mm_walk *walk);
};

// The caller holds mmap_lock.
int walk_page_range(struct mm_struct *mm, unsigned long start,
		    unsigned long end, const mm_walk_ops *ops, void *data);

#endif // CORE_PAGEWALK_H
