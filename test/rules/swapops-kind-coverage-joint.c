// RUN: %check_rule %s swapops-kind-coverage
// Tests that ask for all kinds of a joint predicate but one.
#include "family-today.h"

unsigned long spelled_out(softleaf_t entry)
{
	// WARN: tests of an entry's kind handle 'device_exclusive', 'device_private' and 'migration' and leave out 'hwpoison', with which they would be 'softleaf_has_pfn'
	if (softleaf_is_migration(entry) || softleaf_is_device_private(entry) ||
	    softleaf_is_device_exclusive(entry))
		return softleaf_to_pfn(entry);
	return 0;
}

unsigned long among_others(softleaf_t entry, bool wanted)
{
	// WARN: tests of an entry's kind handle 'device_exclusive', 'device_private' and 'hwpoison' and leave out 'migration', with which they would be 'softleaf_has_pfn'
	if (wanted && (softleaf_is_device_private(entry) ||
		       softleaf_is_device_exclusive(entry) ||
		       softleaf_is_hwpoison(entry)))
		return softleaf_to_pfn(entry);
	return 0;
}

/* Near misses: two kinds less, one that is ruled out, and all of them. */
unsigned long two_less(softleaf_t entry)
{
	if (softleaf_is_device_private(entry) ||
	    softleaf_is_device_exclusive(entry))
		return softleaf_to_pfn(entry);
	return 0;
}

unsigned long ruled_out(softleaf_t entry)
{
	if (softleaf_is_hwpoison(entry))
		return 0;
	if (softleaf_is_migration(entry) || softleaf_is_device_private(entry) ||
	    softleaf_is_device_exclusive(entry))
		return softleaf_to_pfn(entry);
	return 0;
}

bool all_of_them(softleaf_t entry)
{
	return softleaf_is_migration(entry) || softleaf_is_device_private(entry) ||
	       softleaf_is_device_exclusive(entry) || softleaf_is_hwpoison(entry);
}

unsigned long on_purpose(softleaf_t entry)
{
	/* NOLINTNEXTLINE(swapops-kind-coverage) */
	if (softleaf_is_migration(entry) || softleaf_is_device_private(entry) ||
	    softleaf_is_device_exclusive(entry))
		return softleaf_to_pfn(entry);
	return 0;
}

/* A ladder whose last else says that nothing else comes. */
int all_but_one(softleaf_t entry)
{
	// WARN: tests of an entry's kind handle 'device_private', 'hwpoison', 'migration' and 'swap' and leave out 'device_exclusive'
	if (softleaf_is_device_private(entry))
		return 1;
	else if (softleaf_is_swap(entry))
		return 2;
	else if (softleaf_is_migration(entry))
		return 3;
	else if (softleaf_is_hwpoison(entry))
		return 4;
	else
		return WARN_ON(1);
}

int all_but_two(softleaf_t entry)
{
	if (softleaf_is_device_private(entry))
		return 1;
	else if (softleaf_is_swap(entry))
		return 2;
	else if (softleaf_is_migration(entry))
		return 3;
	else
		return WARN_ON(1);
}

int others_come(softleaf_t entry)
{
	if (softleaf_is_device_private(entry))
		return 1;
	else if (softleaf_is_swap(entry))
		return 2;
	else if (softleaf_is_migration(entry))
		return 3;
	else if (softleaf_is_hwpoison(entry))
		return 4;
	else
		return 5;
}
