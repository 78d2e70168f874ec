// Two tabs do not stand out where more than a third of the file has them.
// RUN: %check_rule %s kstyle-condition-layout
#include "family.h"

int near_miss(struct page *page)
{
	if (PageLocked(page) &&
	    page_mapcount(page))
		return 1;
	if (PageLocked(page) &&
			page_mapcount(page))
		return 2;
	else if (page->flags &&
		 (page_mapcount(page) ||
				PageLocked(page)))
		return 3;
	return 0;
}

/* Aligning this one does not make the others stand out. */
int positive(struct page *page)
{
	if (PageLocked(page) &&
//--- before
		// WARN: line of a condition does not start under the first operand
		page_mapcount(page) &&
			page->flags)
//--- after
	    page_mapcount(page) &&
	    page->flags)
//--- both
		return 1;
	return 0;
}
