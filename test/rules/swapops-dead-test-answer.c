// RUN: %check_rule %s swapops-dead-test
// Predicates that ask for more than the kind are settled by their own answers.
#include "family-joint.h"

int asked_again(softleaf_t entry)
{
	if (softleaf_is_poison_marker(entry))	// NOTE: the kind of 'entry' is known from here
		return 1;
	// WARN: 'softleaf_is_poison_marker' is always false here
	if (softleaf_is_poison_marker(entry))
		return 2;
	return 0;
}

int within(softleaf_t entry)
{
	if (softleaf_is_poison_marker(entry)) {	// NOTE: the kind of 'entry' is known from here
		// WARN: 'softleaf_is_poison_marker' is always true here
		if (softleaf_is_poison_marker(entry))
			return 1;
	}
	return 0;
}

/* Near misses: the kind, another entry, a value that has changed, and both ways. */
int of_the_kind(softleaf_t entry)
{
	if (softleaf_is_poison_marker(entry))
		return 1;
	if (softleaf_is_marker(entry))
		return 2;
	return 0;
}

int another(softleaf_t entry, softleaf_t other)
{
	if (softleaf_is_poison_marker(entry))
		return 1;
	if (softleaf_is_poison_marker(other))
		return 2;
	return 0;
}

int changed(softleaf_t entry, pmd_t pmd)
{
	if (softleaf_is_poison_marker(entry))
		return 1;
	entry = softleaf_from_pmd(pmd);
	if (softleaf_is_poison_marker(entry))
		return 2;
	return 0;
}

int either(softleaf_t entry)
{
	int found = 0;

	if (softleaf_is_poison_marker(entry))
		found = 1;
	if (softleaf_is_poison_marker(entry))
		found += 2;
	return found;
}
