/* A family with joint predicates beside the unified one, also over pmds, and with one
 * that asks for more than the kind. */
#ifndef TEST_FAMILY_JOINT_H
#define TEST_FAMILY_JOINT_H

#include "entry.h"

typedef swp_entry_t softleaf_t;

enum softleaf_type {
	SOFTLEAF_SWAP,
	SOFTLEAF_MIGRATION_READ,
	SOFTLEAF_MIGRATION_WRITE,
	SOFTLEAF_DEVICE_PRIVATE,
	SOFTLEAF_DEVICE_EXCLUSIVE,
	SOFTLEAF_MARKER,
};

enum softleaf_type softleaf_type(softleaf_t entry);
softleaf_t softleaf_from_pmd(pmd_t pmd);
softleaf_t softleaf_of_huge(pmd_t pmd);

static inline bool softleaf_is_migration(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_MIGRATION_READ ||
	       softleaf_type(entry) == SOFTLEAF_MIGRATION_WRITE;
}

static inline bool softleaf_is_device_private(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_DEVICE_PRIVATE;
}

static inline bool softleaf_is_device_exclusive(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_DEVICE_EXCLUSIVE;
}

static inline bool softleaf_is_marker(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_MARKER;
}

/* Which marker it is. */
static inline bool softleaf_is_poison_marker(softleaf_t entry)
{
	return softleaf_is_marker(entry) && (swp_offset(entry) & 1);
}

static inline bool softleaf_has_pfn(softleaf_t entry)
{
	return softleaf_is_migration(entry) ||
	       softleaf_is_device_private(entry) ||
	       softleaf_is_device_exclusive(entry);
}

static inline bool softleaf_is_valid_pmd_entry(softleaf_t entry)
{
	return softleaf_is_device_private(entry) || softleaf_is_migration(entry);
}

static inline unsigned long softleaf_to_pfn(softleaf_t entry)
{
	return swp_offset(entry);
}

static inline bool pmd_is_device_private_entry(pmd_t pmd)
{
	return softleaf_is_device_private(softleaf_from_pmd(pmd));
}

static inline bool pmd_is_migration_entry(pmd_t pmd)
{
	return softleaf_is_migration(softleaf_from_pmd(pmd));
}

/* It reads the entry in another way. */
static inline bool pmd_is_exclusive_entry(pmd_t pmd)
{
	return softleaf_is_device_exclusive(softleaf_of_huge(pmd));
}

static inline bool pmd_is_valid_softleaf(pmd_t pmd)
{
	const softleaf_t entry = softleaf_from_pmd(pmd);

	return softleaf_is_valid_pmd_entry(entry);
}

static inline bool pmd_has_pfn(pmd_t pmd)
{
	return softleaf_has_pfn(softleaf_from_pmd(pmd));
}

#endif
