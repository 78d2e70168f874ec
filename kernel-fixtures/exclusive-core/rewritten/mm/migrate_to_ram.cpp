// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A CPU needs a page that is in a device's memory.
#include <core/machine.h>
#include <core/migrate.h>
#include <core/swapops.h>

#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)

// The page, locked and with a reference, if it is still there. If its lock is
// taken the other one is about to move it: waits, without a reference.
static struct page *get_private_page(struct vm_fault *vmf)
{
	struct page *page;

	{
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (!pte_same(*vmf->pte, vmf->orig_pte))
			return nullptr;
		page = pfn_swap_entry_to_page(pte_to_swp_entry(*vmf->pte));
		if (trylock_page(page)) {
			get_page(page);
			return page;
		}
	}
	wait_on_page_locked(page);
	return nullptr;
}

vm_fault_t migrate_to_ram(struct vm_fault *vmf)
{
	struct page *old = get_private_page(vmf);
	struct page *page;
	vm_fault_t ret = 0;

	if (!old)
		return 0;
	page = vmf->vma->vm_mm->machine.ram.alloc();
	if (page) {
		lock_page(page);
		move_page(old, page);
		unlock_page(page);
		put_page(page);
	} else {
		ret = VM_FAULT_OOM;
	}
	unlock_page(old);
	put_page(old);
	return ret;
}

#endif
