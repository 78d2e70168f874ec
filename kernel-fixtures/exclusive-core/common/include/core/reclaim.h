// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Taking pages away: to swap, or because the memory is broken.
#ifndef CORE_RECLAIM_H
#define CORE_RECLAIM_H

#include <core/mm.h>

// If no page table refers to the swap slot of the locked page, the page need
// not stay in the swap cache.
#ifdef CONFIG_SWAP
void try_to_free_swap(class machine &machine, struct page *page);
#else
inline void try_to_free_swap(class machine &, struct page *) {}
#endif

// Drops a mapping's reference. Who drops the last one for which the swap cache
// keeps the page takes it out there, if nobody else has it locked.
void free_page_and_swap_cache(class machine &machine, struct page *page);

// The page at address, isolated, or NULL.
struct page *isolate_page_at(struct mm_struct *mm, unsigned long address);

// Writes an isolated page to swap and frees it. If that is not possible it goes
// back to where it came from: -EBUSY; or there is no room: -ENOSPC.
int shrink_page(class machine &machine, struct page *page);

// Takes the page out of use: whoever accesses it is told. On success the
// caller's reference stays with the page for good; -EBUSY if others use it.
int memory_failure(struct page *page);

#endif // CORE_RECLAIM_H
