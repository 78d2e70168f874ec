// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The page tables of an address space. Each table has a lock and maps either
// pages or one huge page.
#ifndef CORE_PGTABLE_H
#define CORE_PGTABLE_H

#include <array>
#include <core/bug.h>
#include <core/pte.h>
#include <mutex>

struct page_table {
	std::mutex lock; // of what follows
	pte_t huge = {}; // present: the huge page; all other entries are none
	std::array<pte_t, PTRS_PER_PTE> ptes{};
};

inline bool pmd_trans_huge(const page_table &table)
{
	return pte_present(table.huge);
}

inline pte_t *pte_offset(page_table &table, unsigned long address)
{
	return &table.ptes[(address >> PAGE_SHIFT) & (PTRS_PER_PTE - 1)];
}

// The end of what address's table maps, or end if that comes first.
inline unsigned long pmd_addr_end(unsigned long address, unsigned long end)
{
	unsigned long boundary = (address + PMD_SIZE) & PMD_MASK;

	return boundary < end ? boundary : end;
}

struct page_directory {
	std::array<page_table, PTRS_PER_PGD> tables;

	page_table &at(unsigned long address)
	{
		BUG_ON(address >= TASK_SIZE);
		return tables[address >> PMD_SHIFT];
	}
};

#endif // CORE_PGTABLE_H
