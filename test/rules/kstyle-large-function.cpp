// RUN: %check_rule %s kstyle-large-function \
// RUN:   --option kstyle-large-function.StatementThreshold=6 \
// RUN:   --option kstyle-large-function.BranchThreshold=2
#include "family.h"

struct folio {
	void lock();
	void split();
	void change(int flags, bool all);
};

constexpr int WALK_SPLIT = 2;

// WARN: function has 7 statements and 2 branches, up to 1 deep
void folio::change(int flags, bool all)
{
	lock();
	if (all) { // NOTE: 'all' guards 28 % of the statements
		lock();
		split();
	}
	if (flags & WALK_SPLIT) // NOTE: 'WALK_SPLIT' guards 14 % of the statements
		split();
	split();
}

/* Once, not for each instance. */
// WARN: function has 6 statements and 2 branches, up to 1 deep
template <typename T> void change_all(T &all)
{
	all.lock();
	if (all.used)
		all.lock();
	if (all.used > 1)
		all.split();
	all.split();
}

struct used_folio : folio {
	int used;
};
struct other_folio : used_folio {};

void instances(used_folio &a, other_folio &b)
{
	change_all(a);
	change_all(b);
}
