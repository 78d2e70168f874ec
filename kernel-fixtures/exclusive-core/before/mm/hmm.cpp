// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/fault.h>
#include <core/hmm.h>
#include <core/swapops.h>
#include <core/zone.h>

// What the entry gives access to, if it is enough.
static bool hmm_pte(pte_t pte, bool write, void *owner, struct hmm_page *found)
{
	swp_entry_t entry = pte_to_swp_entry(pte);

	if (pte_present(pte)) {
		*found = {pte_page(pte), pte_write(pte)};
		return !write || pte_write(pte);
	}
	if (pte_none(pte))
		return false;
#ifdef CONFIG_MIGRATION
	// The other device has to give it back first.
	if (is_device_exclusive_entry(entry))
		return false;
#endif
	if (is_device_private_entry(entry) && pfn_to_page(swp_offset(entry))->zone->device() == owner) {
		*found = {device_private_entry_to_page(entry), is_write_device_private_entry(entry)};
		return !write || found->write;
	}
	return false;
}

static bool hmm_entry(struct mm_struct *mm, unsigned long address, bool write,
		      void *owner, struct hmm_page *found)
{
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);

	if (!pmd_trans_huge(table))
		return hmm_pte(*pte_offset(table, address), write, owner, found);
	if (!hmm_pte(table.huge, write, owner, found))
		return false;
	found->page += (address & ~PMD_MASK) >> PAGE_SHIFT;
	return true;
}

int hmm_range_fault(struct mm_struct *mm, unsigned long address, bool write,
		    void *owner, struct hmm_page *found)
{
	struct vm_area_struct *vma = find_vma(mm, address);
	unsigned int flags = write ? unsigned(FAULT_FLAG_WRITE) : 0;
	int ret;

	if (!vma)
		return -EFAULT;
	if (!(vma->vm_flags & (write ? VM_WRITE : VM_READ)))
		return -EPERM;
	while (!hmm_entry(mm, address, write, owner, found)) {
		ret = vm_fault_to_errno(handle_mm_fault(vma, address, flags));
		if (ret)
			return ret;
	}
	return 0;
}
