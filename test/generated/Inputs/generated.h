/* What generated functions call besides the family's. */
#ifndef GENERATED_H
#define GENERATED_H

#include "swapops.h"

extern int effects;
extern void stop(void) __attribute__((noreturn));

#define VM_BUG_ON(x)			\
	do {				\
		if (unlikely(x))	\
			stop();		\
	} while (0)

typedef struct {
	unsigned long pte;
} pte_t;

struct slot {
	swp_entry_t e;
	struct page *page;
	int n;
};

union cell {
	swp_entry_t e;
	unsigned long bits;
};

static swp_entry_t current_entry;
static struct page *current_page, *held_page;
static int current_index;

static inline swp_entry_t pte_to_swp_entry(pte_t pte)
{
	return (swp_entry_t){ pte.pte };
}

/* An effect, whose order among the others and among checks of locks shows. */
static long note(long what)
{
	effects = (int)(((unsigned int)effects * 31 + what) * 31 + lock_checks);
	return what;
}

static void use(struct page *page)
{
	note(page ? page->pfn + 2 : 1);
}

static swp_entry_t same(swp_entry_t entry)
{
	return entry;
}

static swp_entry_t next_entry(swp_entry_t entry)
{
	note(3);
	return swp_entry((swp_type(entry) + effects % 2) & 31, swp_offset(entry));
}

static int flip(swp_entry_t *p)
{
	note(5);
	*p = swp_entry(SWP_DEVICE_READ, swp_offset(*p));
	return 1;
}

static void put_entry(swp_entry_t *p)
{
	note(swp_type(*p));
}

static void step(void)
{
	note(7);
	current_entry = swp_entry(SWP_MIGRATION_WRITE, 7);
	current_page = held_page = &mem_map[9];
	current_index = !current_index;
}

static struct page *next_page(void)
{
	note(9);
	return &mem_map[effects & 7];
}

static int type_of(swp_entry_t entry)
{
	return swp_type(entry);
}

static long result(struct page *page, unsigned long pfn, swp_entry_t x, swp_entry_t e, long n)
{
	unsigned long sum = page ? page->pfn : 99;

	sum = sum * 101 + pfn;
	sum = sum * 101 + swp_type(x) * 64 + swp_offset(x);
	sum = sum * 101 + swp_type(e) * 64 + swp_offset(e);
	sum = sum * 101 + n;
	return sum % 1000003;
}

#endif
