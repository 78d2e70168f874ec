/* The little of a kernel that an entry family stands on. */
#ifndef TEST_PAGE_H
#define TEST_PAGE_H

#ifndef __cplusplus
#include <stdbool.h>
#endif
#include <stddef.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

#define BUG_ON(cond)							\
	do {								\
		if (unlikely(cond))					\
			kernel_bug();					\
	} while (0)
#define VM_BUG_ON(cond) BUG_ON(cond)
#define WARN_ON(cond) (!!(cond))

/* Whoever runs the code may count calls; most tests only parse. */
#ifdef COUNT_BUGS
extern void kernel_bug(void);
#else
extern void kernel_bug(void) __attribute__((noreturn));
#endif
extern void read_barrier(void);
#define smp_rmb() read_barrier()

struct page {
	unsigned long flags;
	struct page *head;
	int mapcount;
};

extern struct page mem_map[];

#define pfn_to_page(pfn) (mem_map + (pfn))
#define page_to_pfn(page) ((unsigned long)((page) - mem_map))

static inline struct page *compound_head(struct page *page)
{
	return page->head ? page->head : page;
}

static inline int PageLocked(struct page *page)
{
	return page->flags & 1;
}

extern void get_page(struct page *page);
extern void put_page(struct page *page);
extern int page_mapcount(struct page *page);

typedef struct {
	unsigned long pte;
} pte_t;

typedef struct {
	unsigned long pmd;
} pmd_t;

static inline int pte_none(pte_t pte)
{
	return !pte.pte;
}

static inline int pte_present(pte_t pte)
{
	return pte.pte & 1;
}

static inline int pmd_present(pmd_t pmd)
{
	return pmd.pmd & 1;
}

#endif
