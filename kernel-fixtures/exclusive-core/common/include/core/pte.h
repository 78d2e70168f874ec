// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Page table entries: a frame or a swap entry, and bits beside it. Soft-dirty
// and userfaultfd's write protection are kept for both.
#ifndef CORE_PTE_H
#define CORE_PTE_H

#include <core/page.h>
#include <core/swap_entry.h>

enum pte_bits : unsigned long {
	PTE_PRESENT = 1 << 0,
	PTE_WRITE = 1 << 1,
	PTE_DIRTY = 1 << 2,
	PTE_YOUNG = 1 << 3,
	PTE_SOFT_DIRTY = 1 << 4,
	PTE_UFFD_WP = 1 << 5,
};

constexpr unsigned long PTE_KEPT_BITS = PTE_SOFT_DIRTY | PTE_UFFD_WP;

struct pte_t {
	unsigned long val;  // a frame number, or a swap entry
	unsigned long bits; // pte_bits
};

inline bool pte_same(pte_t a, pte_t b)
{
	return a.val == b.val && a.bits == b.bits;
}

inline bool pte_none(pte_t pte)
{
	return !pte.val && !pte.bits;
}

inline bool pte_present(pte_t pte)
{
	return pte.bits & PTE_PRESENT;
}

inline bool is_swap_pte(pte_t pte)
{
	return !pte_none(pte) && !pte_present(pte);
}

inline bool pte_write(pte_t pte)
{
	return pte.bits & PTE_WRITE;
}

inline bool pte_dirty(pte_t pte)
{
	return pte.bits & PTE_DIRTY;
}

inline bool pte_young(pte_t pte)
{
	return pte.bits & PTE_YOUNG;
}

inline bool pte_soft_dirty(pte_t pte)
{
	return pte.bits & PTE_SOFT_DIRTY;
}

inline bool pte_uffd_wp(pte_t pte)
{
	return pte.bits & PTE_UFFD_WP;
}

inline pte_t pte_set_bits(pte_t pte, unsigned long bits)
{
	return {pte.val, pte.bits | bits};
}

inline pte_t pte_clear_bits(pte_t pte, unsigned long bits)
{
	return {pte.val, pte.bits & ~bits};
}

inline pte_t pte_mkwrite(pte_t pte)
{
	return pte_set_bits(pte, PTE_WRITE);
}

inline pte_t pte_wrprotect(pte_t pte)
{
	return pte_clear_bits(pte, PTE_WRITE);
}

inline pte_t pte_mkdirty(pte_t pte)
{
	return pte_set_bits(pte, PTE_DIRTY);
}

inline pte_t pte_mkyoung(pte_t pte)
{
	return pte_set_bits(pte, PTE_YOUNG);
}

inline pte_t pte_mksoft_dirty(pte_t pte)
{
	return pte_set_bits(pte, PTE_SOFT_DIRTY);
}

// What stays with an entry whatever becomes of it: from's soft-dirty and
// uffd-wp go to pte.
inline pte_t pte_keep_bits(pte_t pte, pte_t from)
{
	return pte_set_bits(pte, from.bits & PTE_KEPT_BITS);
}

// A read-only, old, clean mapping of the page.
inline pte_t mk_pte(const struct page *page)
{
	return {page_to_pfn(page), PTE_PRESENT};
}

inline struct page *pte_page(pte_t pte)
{
	return pfn_to_page(pte.val);
}

inline pte_t swp_entry_to_pte(swp_entry_t entry)
{
	return {entry.val, 0};
}

inline swp_entry_t pte_to_swp_entry(pte_t pte)
{
	return {pte.val};
}

#endif // CORE_PTE_H
