// Which functions of headers are looked at.
// RUN: %check_rule %s kstyle-trivial-wrapper --option kstyle-trivial-wrapper.InHeaders='kind_off*' -- -Wno-unused-function
// WARN(wrappers.h): 'kind_offset' only hands its parameters to 'swp_offset()'
#include "wrappers.h"

// WARN: 'offset_of' only hands its parameters to 'swp_offset()'
static unsigned long offset_of(swp_entry_t entry)
{
	return swp_offset(entry);
}
