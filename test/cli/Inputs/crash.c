#include <linux/swapops.h>

#pragma clang __debug crash

struct page *crash(swp_entry_t entry)
{
	return migration_entry_to_page(entry);
}
