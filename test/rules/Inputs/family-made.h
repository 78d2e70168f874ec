/* Constructors, mutators and predicates that go by other names. */
#ifndef TEST_FAMILY_MADE_H
#define TEST_FAMILY_MADE_H

#include "page.h"

/* As in the kernel, a statement too. */
#undef WARN_ON
#define WARN_ON(cond) ({ int warn = !!(cond); warn; })

typedef struct {
	unsigned long val;
} leaf_t;

enum leaf_type { LEAF_SWAP, LEAF_MOVING, LEAF_MOVING_RO };

static inline leaf_t make_leaf(enum leaf_type type, unsigned long index)
{
	leaf_t made = { ((unsigned long)type << 56) | index };

	return made;
}

static inline enum leaf_type leaf_type(leaf_t leaf)
{
	return (enum leaf_type)(leaf.val >> 56);
}

static inline unsigned long leaf_index(leaf_t leaf)
{
	return leaf.val & ((1UL << 56) - 1);
}

static inline leaf_t leaf_make_moving(struct page *page, int rw)
{
	BUG_ON(!PageLocked(page));
	WARN_ON(page->mapcount);
	return make_leaf((rw ? LEAF_MOVING : LEAF_MOVING_RO), page_to_pfn(page));
}

static inline void leaf_freeze_moving(leaf_t *leaf)
{
	*leaf = make_leaf(LEAF_MOVING_RO, leaf_index(*leaf));
}

static inline bool leaf_is_moving(leaf_t leaf)
{
	return leaf_type(leaf) == LEAF_MOVING || leaf_type(leaf) == LEAF_MOVING_RO;
}

static inline bool leaf_is_rw_moving(leaf_t leaf)
{
	return leaf_type(leaf) == LEAF_MOVING;
}

#endif
