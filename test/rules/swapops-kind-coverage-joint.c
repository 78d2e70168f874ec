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
