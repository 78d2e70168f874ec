// RUN: %check_rule %s swapops-missing-stub
#include "family.h"

struct page *before_missing_stub(swp_entry_t entry);
struct page *after_missing_stub(swp_entry_t entry);

struct page *positive(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_missing_stub'
	return before_missing_stub(entry);
//--- after
	return after_missing_stub(entry);
//--- both
}

struct page *near_miss(swp_entry_t entry)
{
	struct page *(*function)(swp_entry_t) = before_missing_stub;

	return is_hwpoison_entry(entry) ? NULL : function(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: call of 'before_missing_stub'
	return WARN_ON(before_missing_stub(entry) && is_hwpoison_entry(entry));
//--- after
	return WARN_ON(after_missing_stub(entry) && is_hwpoison_entry(entry));
//--- both
}

#define MACRO_BODY(entry) before_missing_stub(entry)
struct page *macro_body(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
	// WARN: call of 'before_missing_stub'
	// NOTE: not changed: it stands in a macro
	return MACRO_BODY(entry);
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_missing_stub'
	return before_missing_stub(/* kept */ entry);
//--- after
	return after_missing_stub(/* kept */ entry);
//--- both
}
