// The file is taken to be compiled whatever the options are, but MMU.
// RUN: %check_rule %s swapops-missing-stub -- -DCONFIG_HUGETLBFS -DCONFIG_HUGETLB_PAGE
// WARN(family-stub.h): helper 'is_hwpoison_entry' has no stub for CONFIG_MEMORY_FAILURE=n
// WARN(family-stub.h): helper 'make_hwpoison_entry' has no stub for CONFIG_MEMORY_FAILURE=n
// WARN(family-stub.h): helper 'non_swap_entry' has no stub for CONFIG_MEMORY_FAILURE=n, CONFIG_MIGRATION=n
// WARN(family-stub.h): helper 'migration_wait_huge' has no stub for CONFIG_HUGETLB_PAGE=n
#include "family-stub.h"

#ifdef CONFIG_MMU

int used_outside(swp_entry_t entry)
{
	return is_hwpoison_entry(entry);	// NOTE: a caller is compiled with CONFIG_MEMORY_FAILURE=n, CONFIG_MMU=y
}

/* Said once. */
int used_again(swp_entry_t entry)
{
	return is_hwpoison_entry(entry);
}

#define MAKE(pfn) make_hwpoison_entry(pfn)
swp_entry_t macro_body(unsigned long pfn)
{
	return MAKE(pfn);	// NOTE: a caller is compiled with CONFIG_MEMORY_FAILURE=n, CONFIG_MMU=y
}

int macro_argument(swp_entry_t entry)
{
	return WARN_ON(non_swap_entry(/* which? */ entry));	// NOTE: a caller is compiled with CONFIG_MEMORY_FAILURE=n, CONFIG_MIGRATION=n, CONFIG_MMU=y
}

/* Near misses. */
void has_stub(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		hwpoison_wait(entry);
}

int always_there(swp_entry_t entry)
{
	return is_marker_entry(entry);
}

#ifdef CONFIG_HUGETLBFS
void stub_under_the_same_option(swp_entry_t entry)
{
	migration_wait_huge(entry);	// NOTE: a caller is compiled with CONFIG_HUGETLBFS=y, CONFIG_HUGETLB_PAGE=n, CONFIG_MMU=y
}
#endif

#ifdef CONFIG_MEMORY_FAILURE
int used_inside(swp_entry_t entry)
{
	return is_hwpoison_marker(entry);
}
#endif

#endif
