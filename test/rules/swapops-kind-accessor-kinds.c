// RUN: %check_rule %s swapops-kind-accessor
// A converter that does something of its own stays.
#include "family-odd.h"

/* No stub and no assertion, so that a call without a guard is nothing to speak of. */
struct page *good(swp_entry_t entry)
{
//--- before
	// WARN: 'moving_entry_to_page' converts only one kind of entry
	// NOTE: nothing proves that this is a moving entry; 'is_moving_entry' before it would
	return moving_entry_to_page(entry);
//--- after
	return pfn_swap_entry_to_page(entry);
//--- both
}

unsigned long good_number(swp_entry_t entry)
{
//--- before
	// WARN: 'moving_entry_to_pfn' converts only one kind of entry
	// NOTE: nothing proves that this is a moving entry; 'is_moving_entry' before it would
	return moving_entry_to_pfn(entry);
//--- after
	return swp_offset(entry);
//--- both
}

unsigned long shifted(swp_entry_t entry)
{
	// WARN: 'shifted_entry_to_pfn' converts only one kind of entry
	// NOTE: not replaced: 'shifted_entry_to_pfn' does more than take the offset
	return shifted_entry_to_pfn(entry);
}

struct page *not_unified(swp_entry_t entry)
{
	// WARN: 'marker_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: 'pfn_swap_entry_to_page' does not take such entries
	return marker_entry_to_page(entry);
}

struct page *unknown(swp_entry_t entry)
{
	// WARN: 'strange_entry_to_page' converts only one kind of entry
	// NOTE: not replaced: what 'is_strange_entry' accepts is not known
	return strange_entry_to_page(entry);
}
