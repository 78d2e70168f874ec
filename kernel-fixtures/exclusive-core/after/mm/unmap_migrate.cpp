// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages that are about to move.
#include <core/fault.h>
#include <core/page_vma_mapped.h>
#include <core/swapops.h>
#include <core/unmap.h>

// Whether the entry maps the page: a device's memory is mapped by entries.
static bool is_mapping(pte_t pte, struct page *page)
{
	return pte_belongs_to_page(pte, page) &&
	       (pte_present(pte) ||
		is_device_private_entry(pte_to_swp_entry(pte)));
}

static swp_entry_t make_migration_entry(struct page *page, pte_t pte)
{
	swp_entry_t entry = pte_to_swp_entry(pte);
	bool write = pte_present(pte) ? pte_write(pte)
				      : is_writable_device_private_entry(entry);

	return write ? make_writable_migration_entry(page_to_pfn(page))
		     : make_readable_migration_entry(page_to_pfn(page));
}

static void migrate_pte(struct page *page, struct vm_area_struct *vma,
			unsigned long address)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t *ptep = pte_offset(table, address);
	swp_entry_t entry;
	pte_t pte;

	if (!is_mapping(*ptep, page))
		return;
	pte = ptep_clear_flush(vma, address, ptep);
	if (pte_dirty(pte))
		set_page_dirty(page);
	entry = make_migration_entry(page, pte);
	*ptep = pte_keep_bits(swp_entry_to_pte(entry), pte);
	page_remove_rmap(page, vma);
	put_page(page);
}

void try_to_migrate(struct page *page)
{
	rmap_walk(page, [&](struct vm_area_struct *vma, unsigned long address) {
		mmu_notifier_range range = {vma->vm_mm, address,
					    address + PAGE_SIZE,
					    MMU_NOTIFY_MIGRATE, nullptr};

		mmu_notifier_invalidate_range_start(range);
		migrate_pte(page, vma, address);
		mmu_notifier_invalidate_range_end(range);
		return true;
	});
}
