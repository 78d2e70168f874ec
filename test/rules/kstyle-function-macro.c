// RUN: %check_rule %s kstyle-function-macro -- -Wno-unused-function
#include "family.h"

bool is_odd(swp_entry_t entry);
bool is_even(swp_entry_t entry);
__attribute__((warn_unused_result)) bool is_strict(swp_entry_t entry);
int adjust(unsigned long type, long by);

#ifdef CONFIG_SWAP
int free_entry(swp_entry_t entry);
int in_use(unsigned long type, long how_much_it_is_changed,
	   struct page *of_which_page, int flags);
struct page *page_of_entry(swp_entry_t entry);
void forget_entry(swp_entry_t entry);
int drop_entry(swp_entry_t entry);
#else
//--- before
// WARN: macro 'free_entry' stands in for a function with a statement expression
#define free_entry(e) ({(is_odd(e) || is_even((e)));})
// WARN: macro 'in_use' stands in for a function with a statement expression
#define in_use(type, by, page, flags) \
	({ (void)(page); (void)flags; adjust((type), by); })
// WARN: macro 'page_of_entry' stands in for a function with a statement expression
#define page_of_entry(e) ({ (void)(e); NULL; })
// WARN: macro 'forget_entry' stands in for a function with a statement expression
#define forget_entry(e) ({ (void)(e); })
//--- after
static inline int free_entry(swp_entry_t e)
{
	return is_odd(e) || is_even(e);
}

static inline int in_use(unsigned long type, long by, struct page *page,
			 int flags)
{
	return adjust(type, by);
}

static inline struct page *page_of_entry(swp_entry_t e)
{
	return NULL;
}

static inline void forget_entry(swp_entry_t e)
{
}

//--- both
// An argument that is not evaluated may name what is not there.
#define drop_entry(e) ({ 0; })
#endif

int uses(swp_entry_t entry, struct page *page)
{
	forget_entry(entry);
	free_entry(entry);
	return in_use(1, 2, page, 3) + (page_of_entry(entry) == page);
}

/* No function declares the types: reduced. */
//--- before
// WARN: macro 'reduced' wraps one expression in a statement expression
// NOTE: no inline function: the types of its parameters are written nowhere
#define reduced(e) ({(is_odd(e));})
// WARN: macro 'comment_inside' wraps one expression in a statement expression
// NOTE: no inline function: the types of its parameters are written nowhere
#define comment_inside(e) ({ is_odd(/* or even */ e); })
//--- after
#define reduced(e) (is_odd(e))
#define comment_inside(e) is_odd(/* or even */ e)
//--- both
void reduced_uses(swp_entry_t entry)
{
	reduced(entry);
	comment_inside(entry);
}

/* What may not change, and why. */
// WARN: macro 'other_comment' wraps one expression in a statement expression
// NOTE: no inline function: the types of its parameters are written nowhere
// NOTE: no plain expression: a comment inside would be lost
#define other_comment(e) ({ /* odd only */ is_odd(e); })
/* Nobody has to use their values, which compilers take for a mistake then. */
#define disjunction(e) ({(is_odd(e) || is_even(e));})
#define plain_value(e) ({ (e).val; })
#define strict_value(e) ({ is_strict(e); })
#define later(e) ({ declared_later(e); })

#ifdef CONFIG_SWAP
int other_types(struct page *page);
int first_in_file(swp_entry_t entry);
int both_below(swp_entry_t entry);
int tested(swp_entry_t entry);
int of_some_page(struct page *page);
int two_deeds(swp_entry_t entry);
int wrong_value(swp_entry_t entry);
int optional(swp_entry_t entry);
#else
//--- before
// WARN: macro 'other_types' stands in for a function with a statement expression
// NOTE: no inline function: 'is_odd' takes or gives other types
#define other_types(page) ({ is_odd(page); })
//--- after
#define other_types(page) is_odd(page)
//--- both
//--- before
// WARN: macro 'first_in_file' stands in for a function with a statement expression
// NOTE: no inline function: 'is_declared_below' is declared further down
#define first_in_file(e) ({ is_declared_below(e); })
//--- after
#define first_in_file(e) is_declared_below(e)
//--- both
// WARN: macro 'both_below' stands in for a function with a statement expression
// NOTE: no inline function: 'is_declared_below' is declared further down
// NOTE: no plain expression: a plain expression warns where its value is not used
#define both_below(e) ({(is_odd(e) || is_declared_below(e));})
//--- before
// WARN: macro 'tested' stands in for a function with a statement expression
// NOTE: no inline function: its name is tested
#define tested(e) ({ is_odd(e); })
//--- after
#define tested(e) is_odd(e)
//--- both
// WARN: macro 'of_some_page' stands in for a function with a statement expression
// NOTE: no inline function: its types show only where it is used
// NOTE: no plain expression: a plain expression warns where its value is not used
#define of_some_page(page) ({ page->flags; })
// WARN: macro 'two_deeds' stands in for a function with a statement expression
// NOTE: no inline function: its types show only where it is used
// NOTE: no plain expression: it is more than an expression
#define two_deeds(e) ({ is_odd(e); is_even(e); })
//--- before
// WARN: macro 'wrong_value' stands in for a function with a statement expression
// NOTE: no inline function: its value is not what the function returns
#define wrong_value(e) ({ (void)(e); })
//--- after
#define wrong_value(e) (void)(e)
//--- both
#endif
bool is_declared_below(swp_entry_t entry);
#ifndef tested
#endif

/* Near misses. */
#define one_of_a_kind(type) ({ type all = { 0 }; all; })
#define several(e) ({ swp_entry_t copy = (e); is_odd(copy) || is_even(copy); })
#define plain(e) (is_odd(e) || is_even(e))
#define as_statement(e) do { is_odd(e); } while (0)
#define nothing(e) ({ })
#ifdef CONFIG_SWAP
int counts_up(int count);
int with_control(swp_entry_t entry);
int with_key(swp_entry_t entry);
int with_name(swp_entry_t entry);
#else
#define counts_up(count) ({ ++(count); })
#define with_control(e) ({ return is_odd(e); })
#define with_key(e) ({ static int key; adjust(key, (e).val); })
#define with_name(e) ({ adjust(sizeof(#e), (e).val); })
#endif

/* Macro argument and macro body: what the macro is used in does not matter. */
#define outer(e) reduced(e)
int nested_uses(swp_entry_t entry)
{
	return WARN_ON(reduced(entry)) + outer(entry);
}
