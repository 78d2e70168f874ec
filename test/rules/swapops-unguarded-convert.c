// RUN: %check_rule %s swapops-unguarded-convert
#include "family.h"

struct page *before_unguarded_convert(swp_entry_t entry);
struct page *after_unguarded_convert(swp_entry_t entry);

struct page *positive(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_unguarded_convert'
	return before_unguarded_convert(entry);
//--- after
	return after_unguarded_convert(entry);
//--- both
}

struct page *near_miss(swp_entry_t entry)
{
	struct page *(*function)(swp_entry_t) = before_unguarded_convert;

	return is_hwpoison_entry(entry) ? NULL : function(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: call of 'before_unguarded_convert'
	return WARN_ON(before_unguarded_convert(entry) && is_hwpoison_entry(entry));
//--- after
	return WARN_ON(after_unguarded_convert(entry) && is_hwpoison_entry(entry));
//--- both
}

#define MACRO_BODY(entry) before_unguarded_convert(entry)
struct page *macro_body(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
	// WARN: call of 'before_unguarded_convert'
	// NOTE: not changed: it stands in a macro
	return MACRO_BODY(entry);
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_unguarded_convert'
	return before_unguarded_convert(/* kept */ entry);
//--- after
	return after_unguarded_convert(/* kept */ entry);
//--- both
}
