// RUN: %check_rule %s kstyle-condition-layout,kstyle-line-length \
// RUN:   --option kstyle-line-length.Limit=80
#include "family.h"

namespace mm {

struct Walker {
	page *found;

	bool visit(swp_entry_t entry, unsigned long address) const
	{
		if (is_migration_entry(entry) &&
//--- before
				// WARN: line of a condition does not start under the first operand
				address < found->flags &&
				!(found->mapcount ||
				PageLocked(found)))
//--- after
		    address < found->flags &&
		    !(found->mapcount ||
		      PageLocked(found)))
//--- both
			return true;
		/* One remark for the line, not one of each rule. */
//--- before
		// WARN: several operands of a condition on a line of 97 columns
		while (address && is_device_private_entry(entry) && PageLocked(found) && address)
//--- after
		while (address &&
		       is_device_private_entry(entry) &&
		       PageLocked(found) &&
		       address)
//--- both
			get_page(found);
		/* Two operands are no list; that leaves the length. */
//--- before
		// WARN: line of 81 columns, where 80 are the limit
		if (is_migration_entry(entry) && address + 100000 < found->flags)
//--- after
		if (is_migration_entry(entry) &&
		    address + 100000 < found->flags)
//--- both
			return true;
		/* Both remarks, and one fix. */
		if (address &&
//--- before
		// WARN: line of a condition does not start under the first operand
		// WARN: line of 87 columns, where 80 are the limit
		// NOTE: changed only with the whole condition
		(unsigned long)page_mapcount(found) > found->flags + address + 1000000)
//--- after
		    (unsigned long)page_mapcount(found) >
			    found->flags + address + 1000000)
//--- both
			return false;
//--- before
		// WARN: line of 94 columns, where 80 are the limit
		return is_migration_entry(entry) || is_device_private_entry(entry) || address;
//--- after
		return is_migration_entry(entry) ||
		       is_device_private_entry(entry) || address;
//--- both
	}
};

} // namespace mm
