// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages for a device alone, so that its atomic operations are atomic.
#ifndef CORE_EXCLUSIVE_H
#define CORE_EXCLUSIVE_H

#include <core/fault.h>

#ifdef CONFIG_DEVICE_PRIVATE

// Makes the pages of [start, end) exclusive to owner's device: no CPU can reach
// them without telling every device but owner's. The caller holds mmap_lock for
// reading. The number of pages that were looked at, or the error of the first
// one. For a page that is exclusive now, its slot in pages has it, locked and
// with a reference; all other slots are NULL.
int make_device_exclusive_range(struct mm_struct *mm, unsigned long start,
				unsigned long end, struct page **pages,
				void *owner);

// The part of it that deals with one page, which the caller has locked: all of
// its mappings become exclusive entries. True if the one at mm and address is
// among them and allowed writing, and none is left.
bool page_make_device_exclusive(struct page *page, struct mm_struct *mm,
				unsigned long address, void *owner);

// A CPU wants a page that is exclusive to a device.
vm_fault_t remove_device_exclusive_entry(struct vm_fault *vmf);

// An exclusive entry becomes a mapping again. The caller holds the lock of the
// table and of the page.
void restore_exclusive_pte(struct vm_area_struct *vma, struct page *page,
			   unsigned long address, pte_t *ptep);

// The same at once or not at all, where nobody may wait: -EBUSY.
int try_restore_exclusive_pte(struct vm_area_struct *vma, unsigned long address,
			      pte_t *ptep);

#endif // CONFIG_DEVICE_PRIVATE

#endif // CORE_EXCLUSIVE_H
