// RUN: %check_rule %s swapops-entry-chain
// Disjunctions of tests that accept what the unified predicate accepts.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

extern swp_entry_t next_entry(void);

struct walk {
	swp_entry_t entry;
	volatile swp_entry_t moving;
};

bool other_order(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return is_device_private_entry(entry) || is_migration_entry(entry);
//--- after
	return is_pfn_swap_entry(entry);
//--- both
}

int larger_condition(struct walk *walk, bool asked)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (asked && (is_migration_entry(walk->entry) || is_device_private_entry(walk->entry)))
		return 1;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (asked || is_migration_entry(walk->entry) || is_device_private_entry(walk->entry))
		return 2;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (is_migration_entry(walk->entry) || is_device_private_entry(walk->entry) || asked)
		return 3;
//--- after
	if (asked && is_pfn_swap_entry(walk->entry))
		return 1;
	if (asked || is_pfn_swap_entry(walk->entry))
		return 2;
	if (is_pfn_swap_entry(walk->entry) || asked)
		return 3;
//--- both
	return 0;
}

/* Among tests for other kinds. */
bool one_kind_more(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return is_hwpoison_entry(entry) || is_migration_entry(entry) ||
	       is_device_private_entry(entry);
//--- after
	return is_hwpoison_entry(entry) || is_pfn_swap_entry(entry);
//--- both
}

int negated(swp_entry_t entry, bool asked)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (!is_migration_entry(entry) && !is_device_private_entry(entry))
		return 1;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (asked && !is_migration_entry(entry) && !is_device_private_entry(entry))
		return 2;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (!(is_migration_entry(entry) || is_device_private_entry(entry)))
		return 3;
//--- after
	if (!is_pfn_swap_entry(entry))
		return 1;
	if (asked && !is_pfn_swap_entry(entry))
		return 2;
	if (!is_pfn_swap_entry(entry))
		return 3;
//--- both
	return 0;
}

/* Parentheses that have become useless go, those that are needed stay. */
int parentheses(swp_entry_t entry)
{
	int is;

//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	is = (is_migration_entry(entry) || is_device_private_entry(entry));
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	is += (is_migration_entry(entry)) || (is_device_private_entry(entry));
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	while (is_migration_entry(entry) || is_device_private_entry(entry))
		// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
		return(is_migration_entry(entry) || is_device_private_entry(entry));
//--- after
	is = is_pfn_swap_entry(entry);
	is += is_pfn_swap_entry(entry);
	while (is_pfn_swap_entry(entry))
		return(is_pfn_swap_entry(entry));
//--- both
	return is;
}

int elsewhere(swp_entry_t entry, int (*report)(bool))
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	bool is = is_migration_entry(entry) || is_device_private_entry(entry);

	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	BUG_ON(is_migration_entry(entry) || is_device_private_entry(entry));
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (report(is_migration_entry(entry) || is_device_private_entry(entry)))
		return is;
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return is_migration_entry(entry) || is_device_private_entry(entry) ? 2 : 3;
//--- after
	bool is = is_pfn_swap_entry(entry);

	BUG_ON(is_pfn_swap_entry(entry));
	if (report(is_pfn_swap_entry(entry)))
		return is;
	return is_pfn_swap_entry(entry) ? 2 : 3;
//--- both
}

/* Both are the tests of a chain, which folds. */
struct page *chain_of_a_disjunction(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	if (is_migration_entry(entry) || is_device_private_entry(entry))
		return mem_map;
//--- after
	if (is_pfn_swap_entry(entry))
		return mem_map;
//--- both
	return NULL;
}

/* Near misses. */
bool one_kind_less(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_hwpoison_entry(entry);
}

bool two_entries(swp_entry_t entry, swp_entry_t other)
{
	return is_migration_entry(entry) || is_device_private_entry(other);
}

bool conjunction(swp_entry_t entry)
{
	return is_migration_entry(entry) && is_device_private_entry(entry);
}

bool half_negated(swp_entry_t entry)
{
	return !is_migration_entry(entry) || is_device_private_entry(entry);
}

bool negated_or(swp_entry_t entry)
{
	return !is_migration_entry(entry) || !is_device_private_entry(entry);
}

bool not_side_by_side(swp_entry_t entry, bool asked)
{
	return is_migration_entry(entry) || asked ||
	       is_device_private_entry(entry);
}

bool other_operator(swp_entry_t entry)
{
	return is_migration_entry(entry) | is_device_private_entry(entry);
}

bool other_precedence(swp_entry_t entry, bool asked)
{
	return is_migration_entry(entry) ||
	       (is_device_private_entry(entry) && asked);
}

bool part_of_a_kind(swp_entry_t entry)
{
	return is_write_migration_entry(entry) || is_device_private_entry(entry);
}

bool same_twice(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_migration_entry(entry);
}

/* Refused. */
bool grouped(swp_entry_t entry, bool asked)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: parentheses group the tests differently
	return (asked || is_migration_entry(entry)) || is_device_private_entry(entry);
}

bool side_effect(swp_entry_t *entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: the entry expression has side effects
	return is_migration_entry(*entry++) || is_device_private_entry(*entry++);
}

bool read_again(void)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: the entry is read again in each test
	return is_migration_entry(next_entry()) || is_device_private_entry(next_entry());
}

bool changes_meanwhile(struct walk *walk)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: the entry is volatile
	return is_migration_entry(walk->moving) || is_device_private_entry(walk->moving);
}

bool comment(swp_entry_t entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: a comment inside would be lost
	return is_migration_entry(entry) /* on its way */ ||
	       is_device_private_entry(entry);
}

bool directive(swp_entry_t entry)
{
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: a preprocessor directive stands inside
	return is_migration_entry(entry)
#ifdef CONFIG_DEVICE_PRIVATE
	       || is_device_private_entry(entry)
#endif
		;
}

bool hidden(swp_entry_t entry)
{
	int is_pfn_swap_entry = 0;

	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: a local name hides 'is_pfn_swap_entry' there
	return is_pfn_swap_entry || is_migration_entry(entry) ||
	       is_device_private_entry(entry);
}

/* In a macro's definition: one finding for all that expand it. */
//--- before
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define HAS_PAGE(e) (is_migration_entry(e) || is_device_private_entry(e))
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define VALUE(e) ({(is_migration_entry(e) || is_device_private_entry((e)));})
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define NONE(e, x) ((x) && !is_migration_entry(e) && !is_device_private_entry(e))
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define LIKELY(e) likely(is_migration_entry(e) || is_device_private_entry(e))
//--- after
#define HAS_PAGE(e) is_pfn_swap_entry(e)
#define VALUE(e) is_pfn_swap_entry(e)
#define NONE(e, x) ((x) && !is_pfn_swap_entry(e))
#define LIKELY(e) likely(is_pfn_swap_entry(e))
//--- both
bool macro_body(swp_entry_t entry, swp_entry_t *entries, pte_t pte, bool x)
{
	return HAS_PAGE(entry) || HAS_PAGE(entries[1]) || likely(VALUE(*entries)) ||
	       VALUE(pte_to_swp_entry(pte)) || NONE(entry, x) || LIKELY(entry);
}

/* A call may be one: nobody sees what this one does. */
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define NEXT(e) (is_migration_entry(e) || is_device_private_entry(e))
bool macro_with_a_call(swp_entry_t entry)
{
	// NOTE: not folded: the entry expression has side effects
	return NEXT(next_entry()) || NEXT(entry);
}

/* Whoever hands it a side effect has a say. */
// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
#define TWICE(e) (is_migration_entry(e) || is_device_private_entry(e))
bool macro_with_side_effects(swp_entry_t entry, swp_entry_t *entries)
{
	// NOTE: not folded: the entry expression has side effects
	return TWICE(*entries++) || TWICE(entry);
}
