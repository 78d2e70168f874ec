// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What page table code asks of swap, for entries of every kind.
#ifndef CORE_SWAP_H
#define CORE_SWAP_H

#include <cerrno>
#include <core/swapops.h>

class machine;

#ifdef CONFIG_SWAP

// One user of the entry more; -EINVAL for what is no entry.
int swap_duplicate(class machine &machine, swp_entry_t entry);

// One user less. The page does not stay in the swap cache for nobody. False for
// what is no entry.
bool free_swap_and_cache(class machine &machine, swp_entry_t entry);

#else // CONFIG_SWAP

static inline int swap_duplicate(class machine &, swp_entry_t entry)
{
	return is_pfn_swap_entry(entry) ? 0 : -EINVAL;
}

static inline bool free_swap_and_cache(class machine &, swp_entry_t entry)
{
	return is_pfn_swap_entry(entry);
}

#endif // CONFIG_SWAP

#endif // CORE_SWAP_H
