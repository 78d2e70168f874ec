// RUN: %check_rule %s swapops-kind-coverage
// A test for one kind where another function of the file asks for two, and a switch
// beside others.
#include "family-joint.h"

int both(pmd_t pmd)
{
	// NOTE: it is asked for here
	// NOTE: it is asked for here
	return !pmd_is_migration_entry(pmd) && !pmd_is_device_private_entry(pmd);
}

int alone(pmd_t pmd)
{
	// WARN: test of an entry's kind asks for 'migration' and leaves out 'device_private', which another one in this file asks for, too
	if (pmd_is_migration_entry(pmd))
		return 1;
	return 0;
}

int the_other_alone(pmd_t *pmdp, bool wanted)
{
	// WARN: test of an entry's kind asks for 'device_private' and leaves out 'migration', which another one in this file asks for, too
	if (wanted && !pmd_is_device_private_entry(*pmdp))
		return 1;
	return 0;
}

/* Near misses: the other kind is asked for elsewhere, by a joint predicate, or in a
 * function of this file; and another value than a pmd is asked. */
int in_turn(pmd_t pmd)
{
	if (pmd_is_migration_entry(pmd))
		return 1;
	return pmd_is_device_private_entry(pmd);
}

int jointly(pmd_t pmd)
{
	if (!pmd_is_valid_softleaf(pmd))
		return 0;
	return pmd_is_migration_entry(pmd);
}

int by_another(pmd_t pmd)
{
	return pmd_is_migration_entry(pmd) ? 1 : in_turn(pmd);
}

int an_entry(softleaf_t entry)
{
	return softleaf_is_migration(entry);
}

int on_purpose(pmd_t pmd)
{
	/* NOLINTNEXTLINE(swapops-kind-coverage) */
	return pmd_is_migration_entry(pmd);
}

/* Entries: where the kind cannot come it is not missed. */
int markers(softleaf_t entry)
{
	// NOTE: it is asked for here
	return softleaf_is_device_exclusive(entry) || softleaf_is_marker(entry);
}

int only_exclusive(softleaf_t entry)
{
	// WARN: test of an entry's kind asks for 'device_exclusive' and leaves out 'marker', which another one in this file asks for, too
	return softleaf_is_device_exclusive(entry);
}

int ruled_out(softleaf_t entry)
{
	if (softleaf_type(entry) == SOFTLEAF_MARKER)
		return 0;
	return softleaf_is_device_exclusive(entry);
}

/* Of three kinds that one test asks for none is like another. */
int three(softleaf_t entry)
{
	return softleaf_is_device_private(entry) || softleaf_is_marker(entry) ||
	       softleaf_is_migration(entry);
}

int one_of_three(softleaf_t entry)
{
	return softleaf_is_device_private(entry);
}

/* Switches over the type. */
int first(softleaf_t entry)
{
	// NOTE: it is asked for here
	switch (softleaf_type(entry)) {
	case SOFTLEAF_DEVICE_PRIVATE:
		return 1;
	case SOFTLEAF_DEVICE_EXCLUSIVE:
		return 2;
	case SOFTLEAF_MARKER:
		return 3;
	default:
		return 0;
	}
}

int second(softleaf_t entry)
{
	switch (softleaf_type(entry)) {
	case SOFTLEAF_MIGRATION_READ:
	case SOFTLEAF_MIGRATION_WRITE:
		return 1;
	case SOFTLEAF_DEVICE_PRIVATE:
	case SOFTLEAF_DEVICE_EXCLUSIVE:
		return 2;
	case SOFTLEAF_MARKER:
		return 3;
	default:
		return 0;
	}
}

int leaves_out(softleaf_t entry)
{
	// WARN: switch over an entry's type handles 'device_exclusive' and 'device_private' and leaves out 'marker', which the others like it in this file handle
	switch (softleaf_type(entry)) {
	case SOFTLEAF_DEVICE_PRIVATE:
		return 1;
	case SOFTLEAF_DEVICE_EXCLUSIVE:
		return 2;
	default:
		return softleaf_to_pfn(entry);
	}
}

/* One kind is no ladder, and there is but one other switch with migration. */
int one_kind(softleaf_t entry)
{
	switch (softleaf_type(entry)) {
	case SOFTLEAF_DEVICE_PRIVATE:
		return 1;
	default:
		return 0;
	}
}

int asks_before(softleaf_t entry)
{
	if (softleaf_is_marker(entry))
		return 3;
	switch (softleaf_type(entry)) {
	case SOFTLEAF_DEVICE_PRIVATE:
		return 1;
	case SOFTLEAF_DEVICE_EXCLUSIVE:
		return 2;
	default:
		return 0;
	}
}
