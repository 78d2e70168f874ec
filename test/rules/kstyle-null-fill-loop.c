// RUN: %check_rule %s kstyle-null-fill-loop
#include "page.h"

#define PAGE_SIZE 4096UL

struct walk {
	struct page **pages;
	unsigned long npages;
	void *others[4];
	unsigned long pfns[4];
};

int positive(unsigned long start, unsigned long end, void *private_data)
{
	struct walk *walk = (struct walk *)private_data;
	unsigned long addr;

	// WARN: function only fills 'pages' with NULL
	for (addr = start; addr < end; addr += PAGE_SIZE)
		walk->pages[walk->npages++] = NULL;

	return 0;
}

void positive_block(struct page **pages, int i, void **other)
{
	// WARN: function only fills 'pages' with NULL
	while (i) {
		pages[i] = NULL;
		other[i] = (void *)0;
		i--;
	}
}

void positive_pointer(void **other, int i)
{
	// WARN: function only fills 'other' with NULL
	do
		*other++ = NULL;
	while (i++ < 3);
}

void near_miss_value(struct walk *walk, struct page *page)
{
	int i;

	for (i = 0; i < 4; i++)
		walk->others[i] = page;
}

void near_miss_more_in_loop(struct walk *walk)
{
	int i;

	for (i = 0; i < 4; i++) {
		put_page(walk->pages[i]);
		walk->pages[i] = NULL;
	}
}

void near_miss_condition(struct walk *walk, struct page *page)
{
	int i;

	for (i = 0; i < 4; i++)
		if (walk->pages[i] == page)
			walk->pages[i] = NULL;
}

/* It is one of several things to set up. */
void near_miss_more_in_function(struct walk *walk)
{
	int i;

	walk->npages = 4;
	for (i = 0; i < 4; i++)
		walk->others[i] = NULL;
}

void near_miss_numbers(struct walk *walk)
{
	int i;

	for (i = 0; i < 4; i++)
		walk->pfns[i] = 0;
}

void near_miss_one_place(struct page **hole)
{
	int i;

	for (i = 0; i < 4; i++)
		*hole = NULL;
}

void near_miss_empty(struct walk *walk)
{
	int i;

	for (i = 0; i < 4; i++)
		;
}

void near_miss_counts(struct walk *walk)
{
	int i;

	for (i = 0; i < 4; i++)
		walk->npages++;
}

void near_miss_nothing(void)
{
}

void fixed_form(struct walk *walk)
{
	__builtin_memset(walk->others, 0, sizeof(walk->others));
}

#define ONCE(what) what
void macro_argument(struct walk *walk)
{
	int i;

	// WARN: function only fills 'others' with NULL
	ONCE(for (i = 0; i < 4; i++) walk->others[i] = NULL;)
}

#define MACRO_BODY(pages, i) for (i = 0; i < 4; i++) pages[i] = NULL
void macro_body(struct walk *walk)
{
	int i;

	MACRO_BODY(walk->others, i);
}

#define for_each_number(i) for (i = 0; i < 4; i++)
void macro_loop(struct walk *walk)
{
	int i;

	// WARN: function only fills 'others' with NULL
	for_each_number(i)
		walk->others[i] = NULL;
}

void comment_inside(struct walk *walk)
{
	int i;

	// WARN: function only fills 'others' with NULL
	for (i = 0; i < 4; i++)
		/* a hole */
		walk->others[i] = NULL;
}
