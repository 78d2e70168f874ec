/* From a page to what maps it. */
#include <linux/rmap.h>
#include <linux/swapops.h>

enum { MM_FILEPAGES, MM_ANONPAGES, MM_SWAPENTS };

swp_entry_t page_swap_entry(struct page *page);
int add_to_swap_list(struct mm_struct *mm);
void huge_pmd_split(struct vm_area_struct *vma, unsigned long addr,
		    struct page *page);
void defer_flush(struct mm_struct *mm, bool dirty);
bool should_defer_flush(struct mm_struct *mm, enum ttu_flags flags);
void invalidate_range_start(struct mm_struct *mm, unsigned long start,
			    unsigned long end);
void invalidate_range_end(struct mm_struct *mm, unsigned long start,
			  unsigned long end);

static bool try_to_unmap_one(struct page *page, struct vm_area_struct *vma,
			     unsigned long address, void *arg)
{
	struct mm_struct *mm = vma->vm_mm;
	struct page_vma_mapped_walk pvmw = {
		.page = page,
		.vma = vma,
		.address = address,
	};
	enum ttu_flags flags = (enum ttu_flags)(unsigned long)arg;
	unsigned long start = address, end;
	struct page *subpage;
	swp_entry_t entry;
	bool ret = true;
	pte_t pteval;
	pte_t swp_pte;

	if (flags & TTU_SPLIT_HUGE_PMD)
		huge_pmd_split(vma, address, page);

	end = start + PAGE_SIZE;
	if (PageCompound(page))
		end = vma->vm_end;
	if (end > vma->vm_end)
		end = vma->vm_end;
	invalidate_range_start(mm, start, end);

	while (page_vma_mapped_walk(&pvmw)) {
		if (!(flags & TTU_IGNORE_MLOCK)) {
			if (vma->vm_flags & VM_LOCKED) {
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}
		}

		subpage = page;
		address = pvmw.address;
		if (flags & TTU_MIGRATION) {
			if (is_swap_pte(*pvmw.pte)) {
				entry = pte_to_swp_entry(*pvmw.pte);
				pteval = ptep_clear(mm ? vma : NULL, address,
						    pvmw.pte);
				entry = make_migration_entry(page,
					is_write_device_private_entry(entry));
				swp_pte = swp_entry_to_pte(entry);
				if (pte_soft_dirty(pteval))
					swp_pte = pte_mksoft_dirty(swp_pte);
				set_pte_at(mm, address, pvmw.pte, swp_pte);
				page_remove_rmap(subpage);
				put_page(page);
				continue;
			}
		}

		if (should_defer_flush(mm, flags)) {
			pteval = ptep_clear(vma, address, pvmw.pte);
			defer_flush(mm, pte_dirty(pteval));
		} else {
			pteval = ptep_clear(vma, address, pvmw.pte);
			flush_tlb_page(vma, address);
		}

		if (pte_dirty(pteval))
			set_page_dirty(page);

		if (PageHWPoison(page) && !(flags & TTU_IGNORE_HWPOISON)) {
			if (PageAnon(page))
				dec_mm_counter(mm, MM_ANONPAGES);
			else
				dec_mm_counter(mm, MM_FILEPAGES);
			pteval.val = 0;
			set_pte_at(mm, address, pvmw.pte, pteval);
		} else if (flags & TTU_MIGRATION) {
			bool write = pte_write(pteval);

			if (PageAnon(page) && !PageSwapBacked(page)) {
				set_pte_at(mm, address, pvmw.pte, pteval);
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}
			entry = make_migration_entry(subpage, write);
			swp_pte = swp_entry_to_pte(entry);
			if (pte_soft_dirty(pteval))
				swp_pte = pte_mksoft_dirty(swp_pte);
			set_pte_at(mm, address, pvmw.pte, swp_pte);
		} else if (PageAnon(page)) {
			entry = page_swap_entry(subpage);
			if (unlikely(PageSwapBacked(page) !=
				     PageSwapCache(page))) {
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}

			if (!PageSwapBacked(page)) {
				if (!pte_dirty(pteval)) {
					dec_mm_counter(mm, MM_ANONPAGES);
					page_remove_rmap(subpage);
					put_page(page);
					continue;
				}
				set_pte_at(mm, address, pvmw.pte, pteval);
				set_page_dirty(page);
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}

			if (swap_duplicate(entry) < 0) {
				set_pte_at(mm, address, pvmw.pte, pteval);
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}
			if (add_to_swap_list(mm)) {
				set_pte_at(mm, address, pvmw.pte, pteval);
				ret = false;
				page_vma_mapped_walk_done(&pvmw);
				break;
			}
			dec_mm_counter(mm, MM_ANONPAGES);
			inc_mm_counter(mm, MM_SWAPENTS);
			swp_pte = swp_entry_to_pte(entry);
			if (pte_soft_dirty(pteval))
				swp_pte = pte_mksoft_dirty(swp_pte);
			set_pte_at(mm, address, pvmw.pte, swp_pte);
		} else {
			dec_mm_counter(mm, MM_FILEPAGES);
		}

		page_remove_rmap(subpage);
		put_page(page);
	}

	invalidate_range_end(mm, start, end);
	return ret;
}

bool try_to_unmap(struct page *page, enum ttu_flags flags)
{
	struct rmap_walk_control rwc = {
		.rmap_one = try_to_unmap_one,
		.arg = (void *)(unsigned long)flags,
	};

	rmap_walk(page, &rwc);
	return !page_mapcount(page);
}
