// RUN: %check_rule %s swapops-kind-mismatch
#include "family.h"

struct page *before_kind_mismatch(swp_entry_t entry);
struct page *after_kind_mismatch(swp_entry_t entry);

struct page *positive(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_kind_mismatch'
	return before_kind_mismatch(entry);
//--- after
	return after_kind_mismatch(entry);
//--- both
}

struct page *near_miss(swp_entry_t entry)
{
	struct page *(*function)(swp_entry_t) = before_kind_mismatch;

	return is_hwpoison_entry(entry) ? NULL : function(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: call of 'before_kind_mismatch'
	return WARN_ON(before_kind_mismatch(entry) && is_hwpoison_entry(entry));
//--- after
	return WARN_ON(after_kind_mismatch(entry) && is_hwpoison_entry(entry));
//--- both
}

#define MACRO_BODY(entry) before_kind_mismatch(entry)
struct page *macro_body(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
	// WARN: call of 'before_kind_mismatch'
	// NOTE: not changed: it stands in a macro
	return MACRO_BODY(entry);
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_kind_mismatch'
	return before_kind_mismatch(/* kept */ entry);
//--- after
	return after_kind_mismatch(/* kept */ entry);
//--- both
}
