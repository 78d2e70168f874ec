// RUN: %check_rule %s kstyle-trivial-wrapper -- -Wno-unused-function
#include "entry.h"

namespace mm {

// WARN: 'positive' only hands its parameters to 'swp_offset()'
static inline unsigned long positive(swp_entry_t entry)
{
	return swp_offset(entry);
}

/* A method is a part of an interface. */
struct Near_miss {
	unsigned long offset(swp_entry_t entry)
	{
		return swp_offset(entry);
	}
};

static inline unsigned long near_miss_reference(const swp_entry_t &entry)
{
	return swp_offset(entry);
}

unsigned long used(swp_entry_t entry)
{
	return positive(entry) + near_miss_reference(entry) + Near_miss().offset(entry);
}

} // namespace mm
