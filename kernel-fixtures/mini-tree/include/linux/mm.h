#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/bug.h>
#include <linux/mm_types.h>
#include <linux/page-flags.h>

extern struct page *mem_map;

#define pfn_to_page(pfn) (mem_map + (pfn))
#define page_to_pfn(page) ((unsigned long)((page) - mem_map))

static inline int pte_present(pte_t pte)
{
	return pte.val & 1;
}

static inline int pmd_present(pmd_t pmd)
{
	return pmd.val & 1;
}

void get_page(struct page *page);
void put_page(struct page *page);
bool get_page_unless_zero(struct page *page);
void wait_on_page_locked(struct page *page);
int page_mapcount(struct page *page);

#endif
