// RUN: %check_rule %s kstyle-function-macro -- -Wno-unused-function
#include "family.h"

int adjust(unsigned long type, long by);
bool is_odd(const swp_entry_t &entry);

#ifdef CONFIG_SWAP
int in_use(unsigned long type, long by);
bool counts(const swp_entry_t &entry);
#else
//--- before
// WARN: macro 'in_use' stands in for a function with a statement expression
#define in_use(type, by) ({ adjust(type, by); })
// WARN: macro 'counts' stands in for a function with a statement expression
#define counts(entry) ({ is_odd(entry); })
//--- after
static inline int in_use(unsigned long type, long by)
{
	return adjust(type, by);
}

static inline bool counts(const swp_entry_t &entry)
{
	return is_odd(entry);
}
//--- both
#endif

int use(const swp_entry_t &entry)
{
	return in_use(1, 2) + counts(entry);
}
