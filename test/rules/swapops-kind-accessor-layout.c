// RUN: %check_rule %s swapops-kind-accessor
// A statement keeps its line breaks unless one of its lines becomes too long or
// all of it now fits on one.
// Numbers need no unified pair, so the header gets none.
#include "family.h"

extern unsigned long combine(unsigned long pfn, unsigned long flags, int what);

unsigned long fits_on_one_line(swp_entry_t entry, unsigned long required_flags)
{
	if (!is_device_private_entry(entry))
		return 0;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	required_flags = combine(device_private_entry_to_pfn(entry),
				 required_flags, 1);
	return combine(
		// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
		device_private_entry_to_pfn(entry), required_flags, 12345);
//--- after
	required_flags = combine(swp_offset(entry), required_flags, 1);
	return combine(swp_offset(entry), required_flags, 12345);
//--- both
}

/* It would have fitted before: somebody wanted it like that. */
unsigned long fitted_before(swp_entry_t entry, unsigned long flags)
{
	if (!is_device_private_entry(entry))
		return 0;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	return device_private_entry_to_pfn(entry) |
	       flags;
//--- after
	return swp_offset(entry) |
	       flags;
//--- both
}

/* Two broken lines that do not become one. */
unsigned long does_not_fit(swp_entry_t entry, unsigned long required_flags)
{
	if (!is_device_private_entry(entry))
		return 0;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	return combine(device_private_entry_to_pfn(entry) | required_flags << 1,
		       required_flags | required_flags << 2, 1);
//--- after
	return combine(swp_offset(entry) | required_flags << 1,
		       required_flags | required_flags << 2, 1);
//--- both
}

/* A comment in a statement keeps its place. */
unsigned long comment(swp_entry_t entry, unsigned long required_flags)
{
	if (!is_device_private_entry(entry))
		return 0;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	return combine(device_private_entry_to_pfn(entry), /* the number */
		       required_flags, 1);
//--- after
	return combine(swp_offset(entry), /* the number */
		       required_flags, 1);
//--- both
}

/* Two in one statement are laid out together. */
unsigned long two(swp_entry_t entry, unsigned long required_flags)
{
	if (!is_device_private_entry(entry))
		return 0;
//--- before
	// WARN: 'device_private_entry_to_pfn' converts only one kind of entry
	// NOTE: replaced together with this one
	return combine(device_private_entry_to_pfn(entry),
		       // WARN: 'device_private_entry_to_pfn' converts only one kind of entry
		       device_private_entry_to_pfn(entry), 1);
//--- after
	return combine(swp_offset(entry), swp_offset(entry), 1);
//--- both
}
