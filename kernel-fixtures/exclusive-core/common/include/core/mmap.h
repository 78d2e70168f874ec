// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a process does to its address space. Each takes mmap_lock for writing.
#ifndef CORE_MMAP_H
#define CORE_MMAP_H

#include <core/mm.h>

// Maps [start, end) of nothing, or of a file from page pgoff on. 0, -EINVAL for
// what makes no range, -EEXIST if something is there.
int do_mmap(struct mm_struct *mm, unsigned long start, unsigned long end,
	    unsigned int vm_flags, class file *file = nullptr,
	    unsigned long pgoff = 0);

// Unmaps whatever is in [start, end).
int do_munmap(struct mm_struct *mm, unsigned long start, unsigned long end);

// VM_READ, or VM_READ | VM_WRITE, for all of [start, end). -ENOMEM if there is
// a hole in it.
int do_mprotect(struct mm_struct *mm, unsigned long start, unsigned long end,
		unsigned int prot);

// Has userfaultfd protect what is in [start, end) from writes, or not any more.
int uffd_writeprotect(struct mm_struct *mm, unsigned long start,
		      unsigned long end, bool protect);

// From now on, every entry says if it has been written to.
void clear_soft_dirty(struct mm_struct *mm);

// A copy of the address space. 0, or -ENOMEM and no copy.
int dup_mm(struct mm_struct *oldmm, std::unique_ptr<mm_struct> *newmm);

// The parts of these that know entries.

// Bits that change_protection() takes from every entry, and gives to it.
struct protection_change {
	unsigned long cleared;
	unsigned long added;
};

void change_protection(struct vm_area_struct *vma, unsigned long start,
		       unsigned long end, const protection_change &change);
void zap_page_range(struct vm_area_struct *vma, unsigned long start,
		    unsigned long end);
int copy_page_range(struct vm_area_struct *dst_vma,
		    struct vm_area_struct *src_vma);

#endif // CORE_MMAP_H
