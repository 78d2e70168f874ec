/* Helpers with and without a stub for configurations without their option. */
#ifndef TEST_FAMILY_STUB_H
#define TEST_FAMILY_STUB_H

#include "entry.h"

#ifdef CONFIG_MMU

#ifdef CONFIG_MIGRATION
static inline int is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION_READ ||
	       swp_type(entry) == SWP_MIGRATION_WRITE;
}
#else
static inline int is_migration_entry(swp_entry_t entry)
{
	return 0;
}
#endif

#ifdef CONFIG_MEMORY_FAILURE
static inline int is_hwpoison_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_HWPOISON;
}

static inline swp_entry_t make_hwpoison_entry(unsigned long pfn)
{
	return swp_entry(SWP_HWPOISON, pfn);
}

static inline int is_hwpoison_marker(swp_entry_t entry)
{
	return swp_offset(entry) == 1;
}

extern void hwpoison_wait(swp_entry_t entry);
#define hwpoison_count() 1
#else
static inline void hwpoison_wait(swp_entry_t entry) { }
#endif

#if defined(CONFIG_MEMORY_FAILURE) || defined(CONFIG_MIGRATION)
static inline int non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= MAX_SWAPFILES;
}
#endif

#ifdef CONFIG_MIGRATION
#ifdef CONFIG_HUGETLB_PAGE
extern void migration_wait_huge(swp_entry_t entry);
#endif
#else
#ifdef CONFIG_HUGETLB_PAGE
static inline void migration_wait_huge(swp_entry_t entry) { }
#endif
#endif

/* Whatever the configuration. */
static inline int is_marker_entry(swp_entry_t entry)
{
	return swp_type(entry) == 3;
}

#endif /* CONFIG_MMU */
#endif
