// RUN: %check_rule %s kstyle-function-macro
#include "family.h"

struct page *before_function_macro(swp_entry_t entry);
struct page *after_function_macro(swp_entry_t entry);

struct page *positive(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_function_macro'
	return before_function_macro(entry);
//--- after
	return after_function_macro(entry);
//--- both
}

struct page *near_miss(swp_entry_t entry)
{
	struct page *(*function)(swp_entry_t) = before_function_macro;

	return is_hwpoison_entry(entry) ? NULL : function(entry);
}

int macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: call of 'before_function_macro'
	return WARN_ON(before_function_macro(entry) && is_hwpoison_entry(entry));
//--- after
	return WARN_ON(after_function_macro(entry) && is_hwpoison_entry(entry));
//--- both
}

#define MACRO_BODY(entry) before_function_macro(entry)
struct page *macro_body(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
	// WARN: call of 'before_function_macro'
	// NOTE: not changed: it stands in a macro
	return MACRO_BODY(entry);
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_hwpoison_entry(entry))
		return NULL;
//--- before
	// WARN: call of 'before_function_macro'
	return before_function_macro(/* kept */ entry);
//--- after
	return after_function_macro(/* kept */ entry);
//--- both
}
