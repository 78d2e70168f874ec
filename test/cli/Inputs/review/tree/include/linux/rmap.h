#ifndef _LINUX_RMAP_H
#define _LINUX_RMAP_H

#include <linux/mm.h>

enum ttu_flags {
	TTU_MIGRATION = 0x1,
	TTU_SPLIT_HUGE_PMD = 0x2,
	TTU_IGNORE_MLOCK = 0x4,
	TTU_IGNORE_HWPOISON = 0x8,
	TTU_BATCH_FLUSH = 0x10,
};

struct page_vma_mapped_walk {
	struct page *page;
	struct vm_area_struct *vma;
	unsigned long address;
	pmd_t *pmd;
	pte_t *pte;
};

bool page_vma_mapped_walk(struct page_vma_mapped_walk *pvmw);
void page_vma_mapped_walk_done(struct page_vma_mapped_walk *pvmw);

struct rmap_walk_control {
	void *arg;
	bool (*rmap_one)(struct page *page, struct vm_area_struct *vma,
			 unsigned long addr, void *arg);
};

void rmap_walk(struct page *page, struct rmap_walk_control *rwc);

bool try_to_unmap(struct page *page, enum ttu_flags flags);

#endif
