#include <linux/xarray.h>

#define DAX_SHIFT 2
#define DAX_PMD (1UL << 0)
#define DAX_ZERO_PAGE (1UL << 1)

static unsigned long dax_to_pfn(void *entry)
{
	return xa_to_value(entry) >> DAX_SHIFT;
}

static unsigned long dax_is_pmd_entry(void *entry)
{
	return xa_to_value(entry) & DAX_PMD;
}

static bool dax_is_pte_entry(void *entry)
{
	return !(xa_to_value(entry) & DAX_PMD);
}

static int dax_is_zero_entry(void *entry)
{
	return xa_to_value(entry) & DAX_ZERO_PAGE;
}

unsigned long dax_first_pfn(void *entry)
{
	if (dax_is_pmd_entry(entry))
		return 0;
	if (dax_is_pte_entry(entry) && !dax_is_zero_entry(entry))
		return dax_to_pfn(entry);
	return 1;
}
