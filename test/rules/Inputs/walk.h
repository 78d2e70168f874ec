/* Page table walks with callbacks. */
#ifndef TEST_WALK_H
#define TEST_WALK_H

#include "page.h"

struct mm_struct;

struct mm_walk {
	void *private_data;
};

struct mm_walk_ops {
	int (*pmd_entry)(pmd_t *pmd, unsigned long addr, struct mm_walk *walk);
	int (*pte_entry)(pte_t *pte, unsigned long addr, struct mm_walk *walk);
};

extern struct page *pte_page(pte_t pte);
extern struct page *pmd_page(pmd_t pmd);
extern bool try_get_page(struct page *page);
extern int walk_page_range(struct mm_struct *mm, unsigned long start,
			   unsigned long end, const struct mm_walk_ops *ops,
			   void *private_data);
extern int walk_page_vma(struct mm_struct *mm, const struct mm_walk_ops *ops,
			 void *private_data);
extern int get_user_pages_remote(struct mm_struct *mm, unsigned long start,
				 unsigned long npages, struct page **pages);

#endif
