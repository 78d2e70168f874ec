// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/exclusive.h>
#include <core/huge.h>
#include <core/machine.h>
#include <core/page_vma_mapped.h>
#include <core/swapops.h>
#include <core/unmap.h>

enum ttu_flags {
	TTU_SWAP = 1 << 0,
	TTU_MIGRATION = 1 << 1,
	TTU_POISON = 1 << 2,
	TTU_EXCLUSIVE = 1 << 3,
};

// Who wants the page for a device, and whether that has come true.
struct exclusive_args {
	struct mm_struct *mm;
	unsigned long address;
	void *owner;
	bool valid;
};

static bool try_to_unmap_one(struct page *page, struct vm_area_struct *vma, unsigned long address,
			     unsigned int flags, struct exclusive_args *args)
{
	struct mm_struct *mm = vma->vm_mm;
	page_table &table = mm->pgd.at(address);
	mmu_notifier_range range = {mm, address, address + PAGE_SIZE, MMU_NOTIFY_CLEAR, nullptr};
	pte_t *ptep = pte_offset(table, address);
	swp_entry_t entry;
	bool ret = true;
	pte_t pte;

	if (flags & TTU_MIGRATION)
		range.event = MMU_NOTIFY_MIGRATE;
	if (flags & TTU_EXCLUSIVE) {
		range.event = MMU_NOTIFY_EXCLUSIVE;
		range.owner = args->owner;
	}

	mmu_notifier_invalidate_range_start(range);
	table.lock.lock();
	if (pmd_trans_huge(table) && pte_page(table.huge) == page && (flags & TTU_EXCLUSIVE))
		split_huge_pmd(vma, table, address);
	if (!pte_belongs_to_page(*ptep, page))
		goto out;

	// Only a device's memory is mapped by entries.
	pte = *ptep;
	entry = pte_to_swp_entry(pte);
	if (!pte_present(pte) && (!(flags & TTU_MIGRATION) || !is_device_private_entry(entry)))
		goto out;

	if ((flags & TTU_SWAP) && (vma->vm_flags & VM_LOCKED)) {
		mlock_vma_page(page, vma);
		ret = false;
		goto out;
	}

	ptep_clear_flush(vma, address, ptep);
	if (pte_dirty(pte))
		set_page_dirty(page);

	if (flags & TTU_SWAP) {
		mm->machine.swap.duplicate(page->swap);
		entry = page->swap;
		dec_mm_counter(mm, MM_ANONPAGES);
		inc_mm_counter(mm, MM_SWAPENTS);
	} else if (flags & TTU_MIGRATION) {
		bool write = pte_present(pte)
				     ? pte_write(pte)
				     : is_writable_device_private_entry(entry);

		BUG_ON(!PageLocked(page));
		if (write)
			entry = make_writable_migration_entry(page_to_pfn(page));
		else
			entry = make_readable_migration_entry(page_to_pfn(page));
	} else if (flags & TTU_POISON) {
		entry = make_hwpoison_entry(page);
		dec_mm_counter(mm, MM_ANONPAGES);
	} else {
		if (pte_write(pte))
			entry = make_writable_device_exclusive_entry(page_to_pfn(page));
		else
			entry = make_readable_device_exclusive_entry(page_to_pfn(page));
		if (args->mm == mm && args->address == address &&
		   pte_write(pte))
			args->valid = true;
	}
	*ptep = pte_keep_bits(swp_entry_to_pte(entry), pte);

	// The mapping's reference is the exclusive entry's from now on.
	page_remove_rmap(page, vma);
	if (!(flags & TTU_EXCLUSIVE))
		put_page(page);
out:
	table.lock.unlock();
	mmu_notifier_invalidate_range_end(range);
	return ret;
}

static void unmap_all(struct page *page, unsigned int flags, struct exclusive_args *args)
{
	rmap_walk(page, [&](struct vm_area_struct *vma, unsigned long address) {
		return try_to_unmap_one(page, vma, address, flags, args);
	});
}

void try_to_unmap(struct page *page)
{
	unmap_all(page, TTU_SWAP, nullptr);
}

void try_to_migrate(struct page *page)
{
	unmap_all(page, TTU_MIGRATION, nullptr);
}

void try_to_poison(struct page *page)
{
	unmap_all(page, TTU_POISON, nullptr);
}

#ifdef CONFIG_DEVICE_PRIVATE
bool page_make_device_exclusive(struct page *page, struct mm_struct *mm, unsigned long address,
				void *owner)
{
	struct exclusive_args args = {mm, address, owner, false};

	// A huge page has one lock for all: its head stands for it.
	if (!PageAnon(page) || PageTail(page))
		return false;
	unmap_all(page, TTU_EXCLUSIVE, &args);
	return args.valid && !page_mapcount(page);
}
#endif
