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

/* What it gives waits for a question, also where another was asked that proves nothing. */
unsigned long waits(pte_t pte)
{
	softleaf_t entry = softleaf_from_pte(pte);
	// WARN: entry is converted by 'softleaf_to_pfn' before it is asked for its kind
	unsigned long pfn = softleaf_to_pfn(entry);

	if (!softleaf_is_device_private(entry))	// NOTE: the entry is asked for its kind here
		return 0;
	return pfn;
}

/* Near misses: it is used elsewhere, too; who asks for a part of a kind may know the kind, */
unsigned long used_elsewhere(pte_t pte, unsigned long *seen)
{
	softleaf_t entry = softleaf_from_pte(pte);
	unsigned long pfn = softleaf_to_pfn(entry);

	*seen = pfn;
	return softleaf_is_device_private(entry) ? pfn : 0;
}

unsigned long part_of_a_kind(pte_t pte)
{
	softleaf_t entry = softleaf_from_pte(pte);
	unsigned long pfn = softleaf_to_pfn(entry);

	return softleaf_is_migration_write(entry) ? pfn : 0;
}

/* a question that only tells kinds apart of an entry that somebody else has asked, */
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

/* Control comes to a label, too, wherever that stands. */
unsigned long behind_a_jump(pte_t pte, bool known)
{
	softleaf_t entry = softleaf_from_pte(pte);
	unsigned long pfn = 0;

	if (known)
		goto convert;
ask:
	if (softleaf_is_migration(entry))
		return pfn;
	if (softleaf_is_swap(entry))	// NOTE: the entry is asked for its kind here
		return 0;
	return 1;
convert:
	// WARN: entry is converted by 'softleaf_to_pfn' before it is asked for its kind
	pfn = softleaf_to_pfn(entry);
	goto ask;
}

/* Near miss: the next round asks about another entry. */
unsigned long next_round(pte_t *ptep, unsigned long count)
{
	unsigned long pfn = 0, i;

	for (i = 0; i < count; i++) {
		softleaf_t entry = softleaf_from_pte(ptep[i]);

		if (i && softleaf_is_swap(entry))
			continue;
		pfn += softleaf_to_pfn(entry);
	}
	return pfn;
}
