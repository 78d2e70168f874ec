// Without a tree's checkpatch.pl around the file, 100 columns are the limit,
// which is what checkpatch.pl has today. In C++ too.
// RUN: %check_rule %s kstyle-line-length
#include "family.h"

namespace mm {

int account(const page *first, unsigned long address, unsigned long other);

struct Walker {
	page *found;

//--- before
	// WARN: line of 108 columns, where 100 are the limit
	int visit(unsigned long address, unsigned long length, unsigned long flags, swp_entry_t entry) const
//--- after
	int visit(unsigned long address, unsigned long length,
		  unsigned long flags, swp_entry_t entry) const
//--- both
	{
		/* 93 columns, which only added lines must not have: */
		if (is_migration_entry(entry) && address + length > flags && flags && length)
			return 1;
//--- before
		// WARN: line of 111 columns, where 100 are the limit
		return account(found, address + length, static_cast<unsigned long>(page_mapcount(found)) << 2);
//--- after
		return account(found, address + length,
			       static_cast<unsigned long>(page_mapcount(found)) << 2);
//--- both
	}
};

} // namespace mm
