/* Two families of one tree: softleaf, and what is left of swp_entry: 7.3. */
#ifndef TEST_FAMILY_TODAY_H
#define TEST_FAMILY_TODAY_H

#include "entry.h"

typedef swp_entry_t softleaf_t;

enum softleaf_type {
	SOFTLEAF_SWAP,
	SOFTLEAF_MIGRATION_READ,
	SOFTLEAF_MIGRATION_WRITE,
	SOFTLEAF_DEVICE_PRIVATE,
	SOFTLEAF_DEVICE_EXCLUSIVE,
	SOFTLEAF_HWPOISON,
};

enum softleaf_type softleaf_type(softleaf_t entry);
pte_t softleaf_to_pte(softleaf_t entry);

int pte_swp_soft_dirty(pte_t pte);
pte_t pte_swp_mksoft_dirty(pte_t pte);
pte_t pte_swp_clear_soft_dirty(pte_t pte);
int pte_swp_uffd(pte_t pte);
pte_t pte_swp_mkuffd(pte_t pte);
pte_t pte_swp_clear_uffd(pte_t pte);

static inline softleaf_t softleaf_from_pte(pte_t pte)
{
	if (pte_swp_soft_dirty(pte))
		pte = pte_swp_clear_soft_dirty(pte);
	if (pte_swp_uffd(pte))
		pte = pte_swp_clear_uffd(pte);
	return pte_to_swp_entry(pte);
}

static inline bool softleaf_is_swap(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_SWAP;
}

static inline bool softleaf_is_migration_write(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_MIGRATION_WRITE;
}

static inline bool softleaf_is_migration(softleaf_t entry)
{
	switch (softleaf_type(entry)) {
	case SOFTLEAF_MIGRATION_READ:
	case SOFTLEAF_MIGRATION_WRITE:
		return true;
	default:
		return false;
	}
}

static inline bool softleaf_is_device_private(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_DEVICE_PRIVATE;
}

static inline bool softleaf_is_device_exclusive(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_DEVICE_EXCLUSIVE;
}

static inline bool softleaf_is_hwpoison(softleaf_t entry)
{
	return softleaf_type(entry) == SOFTLEAF_HWPOISON;
}

static inline bool softleaf_has_pfn(softleaf_t entry)
{
	if (softleaf_is_migration(entry))
		return true;
	if (softleaf_is_device_private(entry))
		return true;
	if (softleaf_is_device_exclusive(entry))
		return true;
	if (softleaf_is_hwpoison(entry))
		return true;

	return false;
}

static inline unsigned long softleaf_to_pfn(softleaf_t entry)
{
	return swp_offset(entry);
}

static inline struct page *softleaf_to_page(softleaf_t entry)
{
	return pfn_to_page(softleaf_to_pfn(entry));
}

/* What is left. */
static inline int is_hwpoison_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_HWPOISON;
}

#endif
