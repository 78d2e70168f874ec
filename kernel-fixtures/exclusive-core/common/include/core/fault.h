// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Page faults.
#ifndef CORE_FAULT_H
#define CORE_FAULT_H

#include <core/mm.h>

enum fault_flag : unsigned int {
	FAULT_FLAG_WRITE = 1 << 0,
	// The fault may give up instead of waiting for a page's lock; it has
	// then dropped mmap_lock ...
	FAULT_FLAG_ALLOW_RETRY = 1 << 1,
	// ... except if this is set: then it has not waited either.
	FAULT_FLAG_RETRY_NOWAIT = 1 << 2,
};

using vm_fault_t = unsigned int;

enum vm_fault_reason : vm_fault_t {
	VM_FAULT_OOM = 1 << 0,
	VM_FAULT_SIGBUS = 1 << 1,
	VM_FAULT_SIGSEGV = 1 << 2,
	VM_FAULT_HWPOISON = 1 << 3,
	VM_FAULT_RETRY = 1 << 4,
	VM_FAULT_UFFD_WP = 1 << 5, // the write is userfaultfd's to resolve
};

struct vm_fault {
	struct vm_area_struct *vma;
	unsigned long address; // of the page
	unsigned int flags;    // fault_flag
	page_table *table;
	pte_t *pte;	// under the table's lock
	pte_t orig_pte; // what the fault is about
};

// Resolves one fault, or a part of it; 0 means look again. The caller holds
// mmap_lock, and holds it afterwards unless a retry says otherwise.
vm_fault_t handle_mm_fault(struct vm_area_struct *vma, unsigned long address,
			   unsigned int flags);

// The steps of it; all check again, under the table's lock, what they change.
vm_fault_t do_anonymous_page(struct vm_fault *vmf);
vm_fault_t do_file_page(struct vm_fault *vmf);
vm_fault_t do_wp_page(struct vm_fault *vmf);
vm_fault_t do_swap_page(struct vm_fault *vmf);
#ifdef CONFIG_SWAP
vm_fault_t swap_in(struct vm_fault *vmf, swp_entry_t entry);
#endif

// Takes the page lock, or gives up as the flags say and returns false.
bool lock_page_or_retry(struct page *page, struct mm_struct *mm,
			unsigned int flags);

// Empties an entry and sees that no CPU uses it any more. The caller holds the
// table's lock.
pte_t ptep_clear_flush(struct vm_area_struct *vma, unsigned long address,
		       pte_t *ptep);

// A negative error number for what a fault came to; 0 for success and retry.
int vm_fault_to_errno(vm_fault_t fault);

#endif // CORE_FAULT_H
