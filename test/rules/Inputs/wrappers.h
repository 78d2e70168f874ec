/* Functions that only call another. */
#ifndef TEST_WRAPPERS_H
#define TEST_WRAPPERS_H

#include "entry.h"

static inline unsigned long kind_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

/* The name that others know. */
static inline unsigned long kind_offset(swp_entry_t entry)
{
	return swp_offset(entry);
}

#endif
