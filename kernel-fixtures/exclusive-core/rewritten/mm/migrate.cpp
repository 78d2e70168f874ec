// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Migration: while a page moves, migration entries stand where it was mapped,
// and whoever needs it waits for its lock.
#include <cerrno>
#include <core/machine.h>
#include <core/migrate.h>
#include <core/page_vma_mapped.h>
#include <core/reclaim.h>
#include <core/swapops.h>
#include <core/unmap.h>

#ifdef CONFIG_MIGRATION

// What stands for a migration entry when the page has arrived.
static pte_t arrived_pte(struct page *page, swp_entry_t entry)
{
	pte_t pte;

	if (is_device_private_page(page))
		return swp_entry_to_pte(
			is_writable_migration_entry(entry)
				? make_writable_device_private_entry(
					  page_to_pfn(page))
				: make_readable_device_private_entry(
					  page_to_pfn(page)));
	pte = mk_pte(page);
	return is_writable_migration_entry(entry) ? pte_mkwrite(pte) : pte;
}

static void remove_migration_pte(struct page *old, struct page *page, struct vm_area_struct *vma, unsigned long address)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	pte_t *ptep = pte_offset(table, address);
	swp_entry_t entry = pte_to_swp_entry(*ptep);

	if (!is_swap_pte(*ptep) || !is_migration_entry(entry) || swp_offset(entry) != page_to_pfn(old))
		return;
	get_page(page);
	page_add_anon_rmap(page, vma, address);
	mlock_vma_page(page, vma);
	*ptep = pte_keep_bits(arrived_pte(page, entry), *ptep);
}

static void remove_migration_ptes(struct page *old, struct page *page)
{
	rmap_walk(old, [&](struct vm_area_struct *vma, unsigned long address) {
		remove_migration_pte(old, page, vma, address);
		return true;
	});
}

int move_page(struct page *old, struct page *page)
{
	try_to_migrate(old);
	// As long as the entries stand nobody finds the page, but somebody may
	// have found it before.
	if (page_mapcount(old) || !page_ref_freeze(old, 1)) {
		remove_migration_ptes(old, old);
		return -EBUSY;
	}
	copy_page(page, old);
	if (PageDirty(old))
		set_page_dirty(page);
	page_ref_unfreeze(old, 1);
	if (!is_device_private_page(page))
		page_set(page, PG_lru);
	remove_migration_ptes(old, page);
	return 0;
}

// Gives the isolated page a new place in the zone.
static int migrate_to_zone(struct page *old, class zone &zone)
{
	struct page *page;
	int ret = -EBUSY;

	if (!trylock_page(old))
		goto putback;
	if (PageSwapCache(old))
		goto unlock;
	page = zone.alloc();
	if (!page) {
		ret = -ENOMEM;
		goto unlock;
	}
	lock_page(page);
	ret = move_page(old, page);
	unlock_page(page);
	put_page(page);
unlock:
	unlock_page(old);
putback:
	putback_lru_page(old);
	return ret;
}

int migrate_page(class machine &machine, struct page *page)
{
	return migrate_to_zone(page, machine.ram);
}

vm_fault_t migration_entry_wait(struct vm_fault *vmf)
{
	struct page *page;

	{
		std::lock_guard<std::mutex> ptl(vmf->table->lock);

		if (!pte_same(*vmf->pte, vmf->orig_pte))
			return 0;
		page = migration_entry_to_page(pte_to_swp_entry(*vmf->pte));
	}
	// Without a reference, which would keep the page from moving.
	wait_on_page_locked(page);
	return 0;
}

#else

int migrate_page(class machine &, struct page *page)
{
	putback_lru_page(page);
	return -ENOSYS;
}

#endif // CONFIG_MIGRATION

#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)

int migrate_to_device(struct mm_struct *mm, unsigned long address,
		      class zone &memory)
{
	struct page *page = isolate_page_at(mm, address);

	if (!page)
		return -EFAULT;
	return migrate_to_zone(page, memory);
}

#else

int migrate_to_device(struct mm_struct *, unsigned long, class zone &)
{
	return -ENOSYS;
}

#endif // CONFIG_MIGRATION && CONFIG_DEVICE_PRIVATE
