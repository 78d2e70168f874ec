// In C++ an entry that is passed by value is copied by a constructor.
// RUN: %check_rule %s kstyle-needless-local
#include "entry.h"

namespace mm {

struct Slot {
	swp_entry_t entry;

	bool positive() const
	{
		return is_poison(entry);
	}

	static bool is_poison(swp_entry_t entry)
	{
//--- before
		// WARN: local 'type' only carries a call of 'swp_type' to the return statement
		const auto type = swp_type(entry);

		return type == SWP_HWPOISON || !type;
//--- after
		return swp_type(entry) == SWP_HWPOISON || !swp_type(entry);
//--- both
	}

	/* The entry may change between two reads. */
	bool near_miss_member() const
	{
		unsigned int type = swp_type(entry);

		return type == SWP_HWPOISON || !type;
	}
};

template <typename T> bool near_miss_template(T entry)
{
	unsigned int type = swp_type(entry);

	return type == SWP_HWPOISON || !type;
}

bool instantiated(swp_entry_t entry)
{
	return near_miss_template(entry);
}

bool (*lambda)(swp_entry_t) = [](swp_entry_t entry) {
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	unsigned int type = swp_type(entry);
	return type == SWP_HWPOISON || !type;
//--- after
	return swp_type(entry) == SWP_HWPOISON || !swp_type(entry);
//--- both
};

} // namespace mm
