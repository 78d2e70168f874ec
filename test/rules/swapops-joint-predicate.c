// RUN: %check_rule %s swapops-joint-predicate
#include "family-joint.h"

bool entries(softleaf_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'softleaf_is_valid_pmd_entry'
	return softleaf_is_migration(entry) || softleaf_is_device_private(entry);
//--- after
	return softleaf_is_valid_pmd_entry(entry);
//--- both
}

int page_table_entries(pmd_t *pmdp, bool huge)
{
	pmd_t pmd = *pmdp;

//--- before
	// WARN: tests for 2 kinds spell out 'pmd_is_valid_softleaf'
	if (huge && (pmd_present(pmd) || pmd_is_migration_entry(pmd) ||
		     pmd_is_device_private_entry(pmd)))
		return 1;
	// WARN: tests for 2 kinds spell out 'pmd_is_valid_softleaf'
	if (!pmd_is_device_private_entry(pmd) && !pmd_is_migration_entry(pmd))
		return 2;
//--- after
	if (huge && (pmd_present(pmd) || pmd_is_valid_softleaf(pmd)))
		return 1;
	if (!pmd_is_valid_softleaf(pmd))
		return 2;
//--- both
	return 0;
}

/* Of three, one takes the entry out in another way. */
bool another_way(pmd_t pmd)
{
//--- before
	// WARN: tests for 2 kinds spell out 'pmd_is_valid_softleaf'
	return pmd_is_migration_entry(pmd) || pmd_is_device_private_entry(pmd) ||
	       pmd_is_exclusive_entry(pmd);
//--- after
	return pmd_is_valid_softleaf(pmd) || pmd_is_exclusive_entry(pmd);
//--- both
}

/* Near misses: another entry, kinds that no predicate joins, and what the unified
 * predicate says. */
bool another_entry(softleaf_t entry, softleaf_t other)
{
	return softleaf_is_migration(entry) || softleaf_is_device_private(other);
}

bool no_predicate(softleaf_t entry)
{
	return softleaf_is_migration(entry) || softleaf_is_device_exclusive(entry);
}

bool unified(softleaf_t entry)
{
	return softleaf_is_migration(entry) || softleaf_is_device_private(entry) ||
	       softleaf_is_device_exclusive(entry);
}

bool read_again(pmd_t *pmdp)
{
	// WARN: tests for 2 kinds spell out 'pmd_is_valid_softleaf'
	// NOTE: not folded: the entry is volatile
	return pmd_is_migration_entry(*(volatile pmd_t *)pmdp) ||
	       pmd_is_device_private_entry(*(volatile pmd_t *)pmdp);
}

int macro_argument(softleaf_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'softleaf_is_valid_pmd_entry'
	return WARN_ON(softleaf_is_migration(entry) || softleaf_is_device_private(entry));
//--- after
	return WARN_ON(softleaf_is_valid_pmd_entry(entry));
//--- both
}

//--- before
// WARN: tests for 2 kinds spell out 'softleaf_is_valid_pmd_entry'
#define IS_HUGE(entry) (softleaf_is_migration(entry) || softleaf_is_device_private(entry))
//--- after
#define IS_HUGE(entry) softleaf_is_valid_pmd_entry(entry)
//--- both
bool macro_body(softleaf_t entry)
{
	return IS_HUGE(entry);
}

bool comment_inside(softleaf_t entry)
{
	// WARN: tests for 2 kinds spell out 'softleaf_is_valid_pmd_entry'
	// NOTE: not folded: a comment inside would be lost
	return softleaf_is_migration(entry) || /* or moved */
	       softleaf_is_device_private(entry);
}
