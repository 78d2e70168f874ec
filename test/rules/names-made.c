// The names of constructors, mutators and predicates are options.
// RUN: %check_rule %s swapops-flag-constructor,swapops-entry-mutator,swapops-writable-predicate \
// RUN:   --option EntryType=leaf_t --option 'Predicate=leaf_is_*' --option TypeOf=leaf_type \
// RUN:   --option Offset=leaf_index --option MakeEntry=make_leaf \
// RUN:   --option 'Constructor=leaf_make_*' --option 'Mutator=leaf_freeze_*' \
// RUN:   --option 'WritePredicate=leaf_is_rw_*' --option 'WritablePredicate=leaf_is_writable_*' \
// RUN:   --option 'ReadableConstructor=leaf_make_ro_*' --option 'WritableConstructor=leaf_make_rw_*'
// WARN(family-made.h): header has no readable and writable constructor of moving entries
// WARN(family-made.h): header has no 'leaf_is_writable_moving'
#include "family-made.h"

leaf_t make(struct page *page, leaf_t old)
{
	leaf_t leaf;

//--- before
	// WARN: 'leaf_make_moving' chooses what it makes by a flag
	// WARN: 'leaf_is_rw_moving' asks whether an entry is a write
	leaf = leaf_make_moving(page, leaf_is_rw_moving(old));
//--- after
	BUG_ON(!PageLocked(page));
	WARN_ON(page->mapcount);
	if (leaf_is_writable_moving(old))
		leaf = leaf_make_rw_moving(page_to_pfn(page));
	else
		leaf = leaf_make_ro_moving(page_to_pfn(page));
//--- both
	return leaf;
}

void freeze(leaf_t *leaf)
{
//--- before
	// WARN: 'leaf_freeze_moving' changes an entry in place
	leaf_freeze_moving(leaf);
//--- after
	*leaf = leaf_make_ro_moving(leaf_index(*leaf));
//--- both
}
