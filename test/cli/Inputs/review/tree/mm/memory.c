/* Page tables: what is copied, freed and faulted in. */
#include <linux/rmap.h>
#include <linux/swapops.h>

enum { MM_FILEPAGES, MM_ANONPAGES, MM_SWAPENTS };

static void copy_nonpresent_pte(struct mm_struct *dst_mm,
				struct mm_struct *src_mm, pte_t *dst_pte,
				pte_t *src_pte, struct vm_area_struct *vma,
				unsigned long addr)
{
	pte_t pte = *src_pte;
	swp_entry_t entry = pte_to_swp_entry(pte);
	struct page *page;

	if (likely(!non_swap_entry(entry))) {
		swap_duplicate(entry);
		inc_mm_counter(dst_mm, MM_SWAPENTS);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		inc_mm_counter(dst_mm, PageAnon(page) ? MM_ANONPAGES :
							MM_FILEPAGES);

		if (is_write_migration_entry(entry)) {
			make_migration_entry_read(&entry);
			pte = swp_entry_to_pte(entry);
			set_pte_at(src_mm, addr, src_pte, pte);
		}
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		get_page(page);
		inc_mm_counter(dst_mm, MM_ANONPAGES);

		if (is_write_device_private_entry(entry)) {
			make_device_private_entry_read(&entry);
			pte = swp_entry_to_pte(entry);
			set_pte_at(src_mm, addr, src_pte, pte);
		}
	}
	set_pte_at(dst_mm, addr, dst_pte, pte);
}

int copy_one_pte(struct mm_struct *dst_mm, struct mm_struct *src_mm,
		 pte_t *dst_pte, pte_t *src_pte, struct vm_area_struct *vma,
		 unsigned long addr)
{
	if (!pte_present(*src_pte)) {
		copy_nonpresent_pte(dst_mm, src_mm, dst_pte, src_pte, vma,
				    addr);
		return 0;
	}

	set_pte_at(dst_mm, addr, dst_pte, *src_pte);
	return 0;
}

void zap_pte(struct vm_area_struct *vma, unsigned long addr, pte_t *ptep)
{
	struct mm_struct *mm = vma->vm_mm;
	pte_t pte = *ptep;
	swp_entry_t entry;
	struct page *page;

	if (pte_present(pte)) {
		page = vm_normal_page(vma, addr, pte);
		ptep_clear(vma, addr, ptep);
		if (page)
			page_remove_rmap(page);
		return;
	}

	entry = pte_to_swp_entry(pte);
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);

		ptep_clear(vma, addr, ptep);
		dec_mm_counter(mm, MM_ANONPAGES);
		page_remove_rmap(page);
		put_page(page);
		return;
	}

	if (!non_swap_entry(entry))
		dec_mm_counter(mm, MM_SWAPENTS);
	free_swap_and_cache(entry);
	ptep_clear(vma, addr, ptep);
}
