#ifndef _LINUX_PAGE_FLAGS_H
#define _LINUX_PAGE_FLAGS_H

#include <linux/mm_types.h>

#define PG_locked 1UL

static inline struct page *compound_head(struct page *page)
{
	return page->head ? page->head : page;
}

static inline int PageLocked(struct page *page)
{
	return page->flags & PG_locked;
}

#endif
