// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a device may map of an address space without taking it from the CPUs.
#ifndef CORE_HMM_H
#define CORE_HMM_H

#include <core/mm.h>

struct hmm_page {
	struct page *page;
	bool write;
};

// Faults the page at address in and says which it is; owner's own memory counts
// as there. The caller holds mmap_lock for reading, and has to find out whether
// the answer still holds. 0, -EPERM if it may not be accessed so, or a fault's
// error.
int hmm_range_fault(struct mm_struct *mm, unsigned long address, bool write,
		    void *owner, struct hmm_page *found);

#endif // CORE_HMM_H
