/* A family of two kinds that goes by other names. */
#ifndef TEST_FAMILY_NAMED_H
#define TEST_FAMILY_NAMED_H

#include "page.h"

typedef struct {
	unsigned long val;
} leaf_t;

enum leaf_type { LEAF_SWAP, LEAF_MOVING, LEAF_REMOTE };

static inline enum leaf_type leaf_type(leaf_t leaf)
{
	return (enum leaf_type)(leaf.val >> 56);
}

static inline unsigned long leaf_index(leaf_t leaf)
{
	return leaf.val & ((1UL << 56) - 1);
}

static inline bool leaf_is_moving(leaf_t leaf)
{
	return leaf_type(leaf) == LEAF_MOVING;
}

static inline struct page *moving_leaf_page(leaf_t leaf)
{
	struct page *page = pfn_to_page(leaf_index(leaf));

	BUG_ON(!PageLocked(page));
	return page;
}

static inline bool leaf_is_remote(leaf_t leaf)
{
	return leaf_type(leaf) == LEAF_REMOTE;
}

static inline struct page *remote_leaf_page(leaf_t leaf)
{
	return pfn_to_page(leaf_index(leaf));
}

#endif
