// RUN: %check_rule %s kstyle-open-coded-gup -- -Wno-unused-function -Wno-unused-const-variable
#include "walk.h"

struct collected {
	struct page **pages;
	unsigned long npages;
	unsigned long pfns[4];
};

static int collect(pte_t *pte, unsigned long addr, struct mm_walk *walk)
{
	struct collected *c = (struct collected *)walk->private_data;
	struct page *page = pte_page(*pte);

	// NOTE: 'collect' takes a reference here
	// NOTE: 'collect' takes a reference here
	// NOTE: 'collect' takes a reference here
	// NOTE: 'collect' takes a reference here
	get_page(page);
	c->pages[c->npages++] = page;
	return 0;
}

static const struct mm_walk_ops collect_ops = {
	.pte_entry = collect,
};

int positive(struct mm_struct *mm, struct collected *c)
{
	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return walk_page_range(mm, 0, 4096, &collect_ops, c);
}

/* The work is done one call further down. */
static void keep(struct collected *c, struct page *page)
{
	// NOTE: 'collect_range' takes a reference here
	if (try_get_page(page))
		c->pages[c->npages++] = page;
}

static int collect_range(pmd_t *pmd, unsigned long addr, struct mm_walk *walk)
{
	keep((struct collected *)walk->private_data, pmd_page(*pmd));
	return 0;
}

int positive_local_operations(struct mm_struct *mm, struct collected *c)
{
	const struct mm_walk_ops ops = { .pmd_entry = collect_range };

	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return walk_page_vma(mm, &ops, c);
}

/* What happens two calls further down is another thing. */
static void put_away(struct collected *c, struct page *page)
{
	c->pages[c->npages++] = page;
}
static void hold(struct collected *c, struct page *page)
{
	get_page(page);
	put_away(c, page);
}
static int batch(pte_t *pte, unsigned long addr, struct mm_walk *walk)
{
	hold((struct collected *)walk->private_data, pte_page(*pte));
	return 0;
}
static const struct mm_walk_ops batch_ops = { .pte_entry = batch };

/* Only counts. */
static int count(pte_t *pte, unsigned long addr, struct mm_walk *walk)
{
	((struct collected *)walk->private_data)->npages++;
	return 0;
}
static const struct mm_walk_ops count_ops = { .pte_entry = count };

/* Takes no reference. */
static int look(pte_t *pte, unsigned long addr, struct mm_walk *walk)
{
	struct collected *c = (struct collected *)walk->private_data;

	c->pages[c->npages++] = pte_page(*pte);
	return 0;
}
static const struct mm_walk_ops look_ops = { .pte_entry = look };

/* Keeps no page. */
static int note(pte_t *pte, unsigned long addr, struct mm_walk *walk)
{
	struct collected *c = (struct collected *)walk->private_data;
	struct page *page = pte_page(*pte);

	get_page(page);
	c->pfns[c->npages] = page_to_pfn(page);
	c->pages[c->npages++] = NULL;
	put_page(page);
	return 0;
}
static const struct mm_walk_ops note_ops = { .pte_entry = note };

int near_miss(struct mm_struct *mm, struct collected *c,
	      const struct mm_walk_ops *unknown)
{
	return walk_page_range(mm, 0, 4096, &count_ops, c) +
	       walk_page_range(mm, 0, 4096, &batch_ops, c) +
	       walk_page_range(mm, 0, 4096, &look_ops, c) +
	       walk_page_range(mm, 0, 4096, &note_ops, c) +
	       walk_page_range(mm, 0, 4096, unknown, c);
}

/* Not a walk. */
extern int register_ops(const struct mm_walk_ops *ops);
int near_miss_registers(void)
{
	return register_ops(&collect_ops);
}

int fixed_form(struct mm_struct *mm, struct collected *c)
{
	return get_user_pages_remote(mm, 0, 1, c->pages);
}

int macro_argument(struct mm_struct *mm, struct collected *c)
{
	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return WARN_ON(walk_page_range(mm, 0, 4096, &collect_ops, c));
}

#define MACRO_OPERATIONS (&collect_ops)
int macro_operations(struct mm_struct *mm, struct collected *c)
{
	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return walk_page_range(mm, 0, 4096, MACRO_OPERATIONS, c);
}

#define MACRO_BODY(mm, c) walk_page_range(mm, 0, 4096, &collect_ops, c)
int macro_body(struct mm_struct *mm, struct collected *c)
{
	return MACRO_BODY(mm, c);
}

int comment_inside(struct mm_struct *mm, struct collected *c)
{
	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return walk_page_range(mm, 0, /* a page */ 4096, &collect_ops, c);
}
