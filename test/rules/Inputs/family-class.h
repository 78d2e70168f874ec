/* Entries of a class, in a namespace; no unified pair. */
#ifndef TEST_FAMILY_CLASS_H
#define TEST_FAMILY_CLASS_H

#include "page.h"

namespace mm {

extern unsigned long copies;

class swp_entry_t {
public:
	swp_entry_t() : val(0) {}
	explicit swp_entry_t(unsigned long from) : val(from) {}
#ifdef COUNT_COPIES
	swp_entry_t(const swp_entry_t &other) : val(other.val) { copies++; }
#else
	swp_entry_t(const swp_entry_t &other) : val(other.val) {}
#endif
	swp_entry_t &operator=(const swp_entry_t &other) = default;

	void set(unsigned long to) { val = to; }
	unsigned long get() const { return val; }

	unsigned long val;
};

enum {
	SWP_MIGRATION_READ = 17,
	SWP_MIGRATION_WRITE,
	SWP_DEVICE_READ,
	SWP_DEVICE_WRITE,
};

inline unsigned int swp_type(swp_entry_t entry)
{
	return entry.val >> 56;
}

inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val & ((1UL << 56) - 1);
}

inline bool is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_READ ||
	       swp_type(entry) == SWP_MIGRATION_WRITE;
}

inline page *migration_entry_to_page(swp_entry_t entry)
{
	page *p = pfn_to_page(swp_offset(entry));

	BUG_ON(!PageLocked(compound_head(p)));
	return p;
}

inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

inline bool is_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_READ ||
	       swp_type(entry) == SWP_DEVICE_WRITE;
}

inline page *device_private_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

inline unsigned long device_private_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

} // namespace mm

#endif
