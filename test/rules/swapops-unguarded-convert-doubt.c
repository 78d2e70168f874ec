// RUN: %check_rule %s swapops-unguarded-convert
// A question behind a conversion that would be in vain if the conversion was right.
#include "family-today.h"

unsigned long of_another_kind(pte_t pte)
{
	softleaf_t entry = softleaf_from_pte(pte);
	// WARN: entry is converted by 'softleaf_to_pfn' before it is asked for its kind
	unsigned long pfn = softleaf_to_pfn(entry);

	if (softleaf_is_migration(entry))
		return pfn;
	if (softleaf_is_swap(entry))	// NOTE: the entry is asked for its kind here
		return 0;
	return pfn;
}

unsigned long of_any_that_it_is_for(softleaf_t entry)
{
	// WARN: entry is converted by 'softleaf_to_page' before it is asked for its kind
	struct page *page = softleaf_to_page(entry);

	return softleaf_has_pfn(entry) && page;	// NOTE: the entry is asked for its kind here
}

/* Near misses: a question that only tells kinds apart, */
unsigned long apart(softleaf_t entry)
{
	unsigned long pfn = softleaf_to_pfn(entry);

	return softleaf_is_migration(entry) ? pfn : 0;
}

/* one that control does not come to from there, */
unsigned long elsewhere(softleaf_t entry, bool known)
{
	unsigned long pfn = 0;

	if (known)
		pfn = softleaf_to_pfn(entry);
	else if (softleaf_is_swap(entry))
		pfn = 1;
	return pfn;
}

unsigned long left(softleaf_t entry, bool known)
{
	if (known)
		return softleaf_to_pfn(entry);
	return softleaf_is_swap(entry);
}

/* one about another entry, */
unsigned long read_again(pte_t *ptep)
{
	softleaf_t entry = softleaf_from_pte(ptep[0]);
	unsigned long pfn = softleaf_has_pfn(entry) ? softleaf_to_pfn(entry) : 0;

	entry = softleaf_from_pte(ptep[1]);
	return softleaf_is_swap(entry) ? 0 : pfn;
}

/* and one that has been settled. */
unsigned long settled(softleaf_t entry)
{
	unsigned long pfn;

	if (!softleaf_has_pfn(entry))
		return 0;
	pfn = softleaf_to_pfn(entry);
	return softleaf_is_swap(entry) ? 0 : pfn;
}
