/* Functions that are questions. */
#ifndef TEST_PREDICATES_H
#define TEST_PREDICATES_H

#include "entry.h"

#define TYPE_READ 17
#define TYPE_WRITE 18
#define TYPE_OF_OTHERS 18

struct mapping {
	struct page *page;
	unsigned long flags;
	unsigned long limit;
};

extern struct mapping init_mapping;

static inline bool is_write_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == TYPE_WRITE);
}

static inline bool is_ours(const struct mapping *m)
{
	return m->limit == init_mapping.limit && m->page != init_mapping.page;
}

/* Asked of many numbers. */
static inline bool is_low(unsigned long number)
{
	return number < TYPE_READ;
}

/* Asked of any two, everywhere. */
static inline bool is_at(const struct mapping *m, unsigned long limit)
{
	return m->limit == limit;
}

static inline bool is_init(struct mapping *m)
{
	return m == &init_mapping;
}

static inline bool is_of_others(const struct mapping *m)
{
	return m->flags == TYPE_OF_OTHERS;
}

#endif
