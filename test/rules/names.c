// The family's names are options.
// RUN: %check_rule %s swapops-entry-chain,swapops-kind-accessor \
// RUN:   --option EntryType=leaf_t --option 'Predicate=leaf_is_*' --option 'ToPage=*_leaf_page' \
// RUN:   --option 'ToPfn=*_leaf_pfn' --option UnifiedPredicate=leaf_has_pfn \
// RUN:   --option UnifiedToPage=leaf_page --option TypeOf=leaf_type --option Offset=leaf_index
// WARN(family-named.h): header has no unified predicate and page converter
#include "family-named.h"

struct page *chain(leaf_t leaf)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (leaf_is_moving(leaf))
		page = moving_leaf_page(leaf);
	else if (leaf_is_remote(leaf))
		page = remote_leaf_page(leaf);
//--- after
	if (leaf_has_pfn(leaf))
		page = leaf_page(leaf);
//--- both
	return page;
}

int single(leaf_t leaf)
{
//--- before
	// WARN: 'moving_leaf_page' converts only one kind of entry
	return leaf_is_moving(leaf) && page_mapcount(moving_leaf_page(leaf));
//--- after
	return leaf_is_moving(leaf) && page_mapcount(leaf_page(leaf));
//--- both
}
