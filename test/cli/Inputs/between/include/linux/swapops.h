/* The names until Linux 6.18, some still in use; written for the test. */
#ifndef _LINUX_SWAPOPS_H
#define _LINUX_SWAPOPS_H
#include <linux/swap.h>

struct page;
typedef struct { unsigned long val; } swp_entry_t;
struct page *pfn_to_page(unsigned long pfn);

static inline unsigned swp_type(swp_entry_t entry)
{
	return entry.val >> 58;
}

static inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val & ((1UL << 58) - 1);
}

static inline int is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_READ ||
	       swp_type(entry) == SWP_MIGRATION_WRITE;
}

static inline int is_device_private_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_DEVICE_READ ||
	       swp_type(entry) == SWP_DEVICE_WRITE;
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}
#endif
