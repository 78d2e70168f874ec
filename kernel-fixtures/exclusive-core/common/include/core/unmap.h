// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Replacing all mappings of a locked page by entries of one kind. Each mapping
// is replaced between notifications; where it was is remembered by the entry.
#ifndef CORE_UNMAP_H
#define CORE_UNMAP_H

struct page;

// By its place in swap, which it has. Stops at a locked area.
void try_to_unmap(struct page *page);

// By migration entries, which hold no reference.
void try_to_migrate(struct page *page);

// By entries that say that the memory is broken.
void try_to_poison(struct page *page);

#endif // CORE_UNMAP_H
