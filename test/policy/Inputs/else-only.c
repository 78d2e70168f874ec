#include "family.h"

#ifdef CONFIG_FAST
struct page *of_device(swp_entry_t entry)
{
	return NULL;
}
#else
struct page *of_device(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}
#endif
