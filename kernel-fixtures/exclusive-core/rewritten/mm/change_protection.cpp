// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What mprotect and userfaultfd do to entries.
#include <core/huge.h>
#include <core/mmap.h>
#include <core/swapops.h>

// An entry never allows more than before.
static swp_entry_t wrprotect_entry(swp_entry_t entry)
{
	if (is_writable_migration_entry(entry))
		entry = make_readable_migration_entry(swp_offset(entry));
	else if (is_writable_device_private_entry(entry))
		entry = make_readable_device_private_entry(swp_offset(entry));
	else if (is_writable_device_exclusive_entry(entry))
		entry = make_readable_device_exclusive_entry(swp_offset(entry));
	return entry;
}

static pte_t change_nonpresent_pte(pte_t pte, const protection_change &change)
{
	swp_entry_t entry = pte_to_swp_entry(pte);
	pte_t changed = pte;

	if ((change.cleared & PTE_WRITE) && is_pfn_swap_entry(entry))
		changed = swp_entry_to_pte(wrprotect_entry(entry));
	changed = pte_keep_bits(changed, pte);
	changed = pte_clear_bits(changed, change.cleared & PTE_KEPT_BITS);
	return pte_set_bits(changed, change.added & PTE_KEPT_BITS);
}

static void change_pte_range(struct vm_area_struct *vma, page_table &table,
			     unsigned long start, unsigned long end, const protection_change &change)
{
	std::lock_guard<std::mutex> ptl(table.lock);

	if (pmd_trans_huge(table)) {
		change_huge_pmd(vma, table, start, change.cleared, change.added);
		return;
	}
	for (; start < end; start += PAGE_SIZE) {
		pte_t *ptep = pte_offset(table, start);
		pte_t pte;

		if (pte_none(*ptep))
			continue;
		if (!pte_present(*ptep)) {
			*ptep = change_nonpresent_pte(*ptep, change);
			continue;
		}
		pte = ptep_clear_flush(vma, start, ptep);
		*ptep = pte_set_bits(pte_clear_bits(pte, change.cleared), change.added);
	}
}

void change_protection(struct vm_area_struct *vma, unsigned long start,
		       unsigned long end, const protection_change &change)
{
	for (unsigned long next; start < end; start = next) {
		next = pmd_addr_end(start, end);
		change_pte_range(vma, vma->vm_mm->pgd.at(start), start, next, change);
	}
}
