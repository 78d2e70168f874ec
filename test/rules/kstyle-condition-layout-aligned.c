// Two tabs stand out where no more than a third of the file has them.
// RUN: %check_rule %s kstyle-condition-layout
#include "family.h"

int positive(struct page *page)
{
	if (PageLocked(page) &&
	    page_mapcount(page))
		return 1;
	while (PageLocked(page) ||
	       page_mapcount(page))
		get_page(page);
	if (PageLocked(page) &&
//--- before
			// WARN: line of a condition does not start under the first operand
			page_mapcount(page))
//--- after
	    page_mapcount(page))
//--- both
		return 2;
	/* One line does not count. */
	if (PageLocked(page) && page_mapcount(page))
		return 3;
	return 0;
}
