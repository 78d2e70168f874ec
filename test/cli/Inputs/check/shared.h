#ifndef SHARED_H
#define SHARED_H

#include "family.h"

static inline unsigned long shared(swp_entry_t entry)
{
	return device_private_entry_to_pfn(entry);
}

#endif
