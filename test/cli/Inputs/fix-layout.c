/* A condition that is to be folded, and whose lines are wrong; and one that is only that. */
#include "swapops.h"

int holds_page(swp_entry_t entry, int n)
{
	if (n && (is_migration_entry(entry) || is_device_private_entry(entry) ||
		is_device_exclusive_entry(entry) || is_coherent_entry(entry)))
		return 1;
	if (n > 1 &&
			is_migration_entry(entry))
		return 2;
	return 0;
}
