/* Entries of any kind; the kinds are in the family headers. */
#ifndef TEST_ENTRY_H
#define TEST_ENTRY_H

#include "page.h"

typedef struct {
	unsigned long val;
} swp_entry_t;

#define SWP_TYPE_SHIFT 56
#define SWP_OFFSET_MASK ((1UL << SWP_TYPE_SHIFT) - 1)

#define MAX_SWAPFILES 16
#define SWP_HWPOISON MAX_SWAPFILES
#ifdef CONFIG_MIGRATION
#define SWP_MIGRATION_READ (MAX_SWAPFILES + 1)
#define SWP_MIGRATION_WRITE (MAX_SWAPFILES + 2)
#endif
#ifdef CONFIG_DEVICE_PRIVATE
#define SWP_DEVICE_READ (MAX_SWAPFILES + 3)
#define SWP_DEVICE_WRITE (MAX_SWAPFILES + 4)
#define SWP_EXCLUSIVE_READ (MAX_SWAPFILES + 5)
#define SWP_EXCLUSIVE_WRITE (MAX_SWAPFILES + 6)
#endif

static inline swp_entry_t swp_entry(unsigned long type, unsigned long offset)
{
	swp_entry_t made;

	made.val = (type << SWP_TYPE_SHIFT) | (offset & SWP_OFFSET_MASK);
	return made;
}

static inline unsigned int swp_type(swp_entry_t entry)
{
	return entry.val >> SWP_TYPE_SHIFT;
}

static inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val & SWP_OFFSET_MASK;
}

static inline swp_entry_t pte_to_swp_entry(pte_t pte)
{
	swp_entry_t made;

	made.val = pte.pte;
	return made;
}

/* It asserts something as BUILD_BUG_ON() does. */
static inline swp_entry_t pmd_to_swp_entry(pmd_t pmd)
{
	swp_entry_t made;
	extern void compiletime_assert(void);

	if (sizeof(pmd.pmd) > sizeof(made.val))
		compiletime_assert();
	made.val = pmd.pmd;
	return made;
}

static inline int is_swap_pte(pte_t pte)
{
	return !pte_none(pte) && !pte_present(pte);
}

#endif
