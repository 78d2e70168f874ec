/* The names since Linux 6.19, for the same values; written for the test. */
#ifndef _LINUX_LEAFOPS_H
#define _LINUX_LEAFOPS_H
#include <linux/swapops.h>

typedef swp_entry_t softleaf_t;
enum softleaf_type {
	SOFTLEAF_SWAP,
	SOFTLEAF_MIGRATION_READ,
	SOFTLEAF_MIGRATION_WRITE,
	SOFTLEAF_DEVICE_PRIVATE_READ,
	SOFTLEAF_DEVICE_PRIVATE_WRITE,
};

static inline enum softleaf_type softleaf_type(softleaf_t entry)
{
	switch (entry.val >> 58) {
	case SWP_MIGRATION_READ:
		return SOFTLEAF_MIGRATION_READ;
	case SWP_MIGRATION_WRITE:
		return SOFTLEAF_MIGRATION_WRITE;
	case SWP_DEVICE_READ:
		return SOFTLEAF_DEVICE_PRIVATE_READ;
	case SWP_DEVICE_WRITE:
		return SOFTLEAF_DEVICE_PRIVATE_WRITE;
	}
	return SOFTLEAF_SWAP;
}

static inline _Bool softleaf_is_migration(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_MIGRATION_READ ||
	       softleaf_type(entry) == SOFTLEAF_MIGRATION_WRITE;
}

static inline _Bool softleaf_is_device_private(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_DEVICE_PRIVATE_READ ||
	       softleaf_type(entry) == SOFTLEAF_DEVICE_PRIVATE_WRITE;
}
#endif
