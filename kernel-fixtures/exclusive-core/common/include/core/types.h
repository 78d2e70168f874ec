// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sizes. Pages are small, so that whole huge pages fit on a screen.
#ifndef CORE_TYPES_H
#define CORE_TYPES_H

constexpr unsigned long PAGE_SHIFT = 6;
constexpr unsigned long PAGE_SIZE = 1UL << PAGE_SHIFT;
constexpr unsigned long PAGE_MASK = ~(PAGE_SIZE - 1);
constexpr unsigned long WORDS_PER_PAGE = PAGE_SIZE / sizeof(unsigned long);

// A huge page is what one page table maps.
constexpr unsigned int HPAGE_PMD_ORDER = 3;
constexpr unsigned long HPAGE_PMD_NR = 1UL << HPAGE_PMD_ORDER;
constexpr unsigned long PTRS_PER_PTE = HPAGE_PMD_NR;
constexpr unsigned long PMD_SHIFT = PAGE_SHIFT + HPAGE_PMD_ORDER;
constexpr unsigned long PMD_SIZE = 1UL << PMD_SHIFT;
constexpr unsigned long PMD_MASK = ~(PMD_SIZE - 1);

constexpr unsigned long PTRS_PER_PGD = 32;
constexpr unsigned long TASK_SIZE = PTRS_PER_PGD << PMD_SHIFT;

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

#endif // CORE_TYPES_H
