#include <linux/swapops.h>

#define BEGIN {
#define END }

struct page *macro_braces(swp_entry_t entry)
BEGIN
	struct page *page = NULL;

	if (!is_migration_entry(entry)) {
		return page;
	}
	page = migration_entry_to_page(entry);
	return page;
END
