// RUN: %check_rule %s kstyle-mismatched-config-guard
// NOTE(family.h): 'is_device_private_entry' without that option
#include "family.h"

struct checker {
	int check(swp_entry_t entry) const
	{
		// WARN: guard of a test asks for CONFIG_MIGRATION, 'is_device_private_entry' for CONFIG_DEVICE_PRIVATE
#ifdef CONFIG_MIGRATION
		if (is_device_private_entry(entry))
			return -1;
#endif
		return 0;
	}
	int near_miss(swp_entry_t entry) const
	{
#ifdef CONFIG_DEVICE_PRIVATE
		if (is_device_private_entry(entry))
			return -1;
#endif
		return 0;
	}
};

int use(const checker &all, swp_entry_t entry)
{
	return all.check(entry) + all.near_miss(entry);
}
