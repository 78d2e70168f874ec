// WARN(family.h): ...
#include "family.h"

struct page *guarded(swp_entry_t entry)
{
	if (!is_device_private_entry(entry))
		return NULL;
//--- before
	return device_private_entry_to_page(entry);
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}
