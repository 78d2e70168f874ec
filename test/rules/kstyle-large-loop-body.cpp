// RUN: %check_rule %s kstyle-large-loop-body \
// RUN:   --option kstyle-large-loop-body.StatementThreshold=5 \
// RUN:   --option kstyle-large-loop-body.BranchThreshold=2
#include "family.h"

struct slot {
	int used;
	void take();
};

struct list {
	slot slots[4];
	slot *begin() { return slots; }
	slot *end() { return slots + 4; }
	int use(int limit);
};

int list::use(int limit)
{
	int taken = 0;

	// WARN: loop body has 5 statements and 2 branches
	for (slot &each : *this) { // NOTE: a helper would take 'each' and 'limit', set 'taken' and say whether to leave the loop
		if (each.used > limit)
			break;
		if (each.used)
			taken++;
		each.take();
	}
	return taken;
}

/* Once, not for each instance. */
template <typename T> int use_all(T &all)
{
	int taken = 0;

	// WARN: loop body has 5 statements and 2 branches
	for (auto &each : all) { // NOTE: a helper would take 'each' and return 'taken'
		if (!each.used)
			continue;
		if (each.used > 1)
			taken++;
		each.take();
	}
	return taken;
}

int instances(list &a, slot (&b)[2])
{
	return use_all(a) + use_all(b);
}
