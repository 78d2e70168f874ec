// RUN: %check_rule %s kstyle-duplicated-predicate
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
#include "predicates.h"

namespace mm {

struct Slot {
	swp_entry_t entry;

	bool method(int i) const
	{
		// WARN: condition spells out the body of 'is_write_entry'
		return i && swp_type(entry) == TYPE_WRITE;
	}
};

bool (*lambda)(swp_entry_t) = [](swp_entry_t entry) {
	// WARN: condition spells out the body of 'is_write_entry'
	return swp_type(entry) == TYPE_READ || swp_type(entry) == TYPE_WRITE;
};

/* Where it is known is not asked of what a template is made for. */
template <typename T> bool near_miss_template(T entry)
{
	return swp_type(entry) == TYPE_READ || swp_type(entry) == TYPE_WRITE;
}

bool instantiated(swp_entry_t entry)
{
	return near_miss_template(entry);
}

bool fixed_form(swp_entry_t entry)
{
	return is_write_entry(entry);
}

} // namespace mm
