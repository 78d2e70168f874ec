// What a patch changes is in the option's file, as a mail.
// RUN: %check_rule %s kstyle-whitespace-noise \
// RUN:   --option kstyle-whitespace-noise.Patch=%S/Inputs/whitespace-noise.patch
#include "family.h"

void positive(struct page *page)
{
//--- before
	// WARN: hunk adds nothing but a blank line

//--- both
	if (page)
		get_page(page);
	if (PageLocked(page))
//--- before
		// WARN: hunk changes nothing but white space
		put_page( page );
//--- after
		put_page(page);
//--- both
}

int removed(struct page *page)
{
	int count = page_mapcount(page);

	if (PageLocked(page))
		count++;
//--- after

//--- both
	// WARN: hunk removes nothing but a blank line
	return count;
}

/* The real change of the patch, and the blank line that it asks for. */
int real(struct page *page)
{
	int locked = PageLocked(page);
	int count = page_mapcount(page);

	if (count > 1)
		count += locked;
	return count;
}

/* Code moves to the right when something is put around it. */
void indented(struct page *page, int twice)
{
	if (twice) {
		get_page(page);
		put_page(page);

		get_page(page);

		put_page(page);
	}
}

/* Two blanks in a string are no noise. */
const char *text(void)
{
	return "a  text";
}

#define MACRO_BODY(page)	\
	do {			\
//--- before
		// WARN: hunk changes nothing but white space
		get_page(page);			\
//--- after
		get_page(page);	\
//--- both
	} while (0)
void macro_body(struct page *page)
{
	MACRO_BODY(page);
}

int macro_argument(struct page *page)
{
//--- before
	// WARN: hunk changes nothing but white space
	return WARN_ON( PageLocked(page));
//--- after
	return WARN_ON(PageLocked(page));
//--- both
}

void comment_inside(struct page *page)
{
//--- before
	// WARN: hunk changes nothing but white space
	get_page(/*  of a  */ page);
//--- after
	get_page(/* of a */ page);
//--- both
}

/* A blank line sets new code off; a second one does not. */
int beside(struct page *page)
{
	get_page(page);

	if (page_mapcount(page) > 1)
		put_page(page);
	put_page(page);

//--- before
	// WARN: hunk adds nothing but a blank line

//--- both
	return page_mapcount(page);
}
