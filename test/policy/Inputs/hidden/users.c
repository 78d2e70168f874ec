#include "macros.h"

int use(swp_entry_t entry, swp_entry_t *next)
{
	return free_it(entry) + count_it(entry) + count_it(*next++);
}
