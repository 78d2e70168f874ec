// RUN: %check_rule %s swapops-kind-coverage
#include "family.h"

struct page *before_kind_coverage(swp_entry_t entry);
struct page *after_kind_coverage(swp_entry_t entry);

struct page *positive(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_kind_coverage'
	return before_kind_coverage(entry);
//--- after
	return after_kind_coverage(entry);
//--- both
}

struct page *near_miss(swp_entry_t entry)
{
	struct page *(*function)(swp_entry_t) = before_kind_coverage;

	return is_hwpoison_entry(entry) ? NULL : function(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: call of 'before_kind_coverage'
	return WARN_ON(before_kind_coverage(entry) && is_hwpoison_entry(entry));
//--- after
	return WARN_ON(after_kind_coverage(entry) && is_hwpoison_entry(entry));
//--- both
}

#define MACRO_BODY(entry) before_kind_coverage(entry)
struct page *macro_body(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
	// WARN: call of 'before_kind_coverage'
	// NOTE: not changed: it stands in a macro
	return MACRO_BODY(entry);
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_kind_coverage'
	return before_kind_coverage(/* kept */ entry);
//--- after
	return after_kind_coverage(/* kept */ entry);
//--- both
}
