#ifndef SHARED_H
#define SHARED_H

#include "family.h"

static inline unsigned long shared(swp_entry_t entry)
{
	return is_device_private_entry(entry) ? device_private_entry_to_pfn(entry) : 0;
}

#endif
