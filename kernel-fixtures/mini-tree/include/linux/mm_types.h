#ifndef _LINUX_MM_TYPES_H
#define _LINUX_MM_TYPES_H

#include <linux/types.h>

/* One page of memory; the tail pages of a larger one point to its head. */
struct page {
	unsigned long flags;
	struct page *head;
	void *owner;
	int mapcount;
};

typedef struct {
	unsigned long val;
} pte_t;

typedef struct {
	unsigned long val;
} pmd_t;

/* What a page table holds where no page is present. */
typedef struct {
	unsigned long val;
} swp_entry_t;

struct vm_fault {
	struct page *page;
	pte_t pte;
};

#endif
