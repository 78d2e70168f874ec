// RUN: %check_rule %s swapops-entry-chain
// Macros and preprocessor directives: an argument is plain text, a body is not.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

#define PLAIN(...) __VA_ARGS__
#define LOCKED(statement) do { smp_rmb(); statement; } while (0)
#define IF_MIGRATION(e) if (is_migration_entry(e))
#define ENTRY entry
#define ELSE else
#define CONVERT(page, convert) (page) = convert(entry)

struct page *argument(swp_entry_t entry)
{
	struct page *page = NULL;

	LOCKED(
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		// NOTE: not folded: an arm does not end in plain text
		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry)
	);
	return page;
}

struct page *whole_argument(swp_entry_t entry)
{
	struct page *page = NULL;

	PLAIN(
//--- before
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		if (is_migration_entry(entry))
			page = migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			page = device_private_entry_to_page(entry);
//--- after
		if (is_pfn_swap_entry(entry))
			page = pfn_swap_entry_to_page(entry);
//--- both
	)
	return page;
}

int condition_as_argument(swp_entry_t entry)
{
//--- before
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	return PLAIN(is_migration_entry(entry) || is_device_private_entry(entry));
//--- after
	return PLAIN(is_pfn_swap_entry(entry));
//--- both
}

/* Two arguments are no disjunction. */
int two_arguments(swp_entry_t entry)
{
#define EITHER(a, b) ((a) || (b))
	// WARN: tests for 2 kinds spell out 'is_pfn_swap_entry'
	// NOTE: not folded: it stands in a macro
	return EITHER(is_migration_entry(entry), is_device_private_entry(entry));
}

struct page *begins_in_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: it stands in a macro
	IF_MIGRATION(entry)
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

struct page *ends_in_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: it stands in a macro
	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else IF_MIGRATION(entry)
		page = migration_entry_to_page(entry);
	return page;
}

struct page *entry_is_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry does not stand in plain text
	if (is_migration_entry(ENTRY))
		page = migration_entry_to_page(ENTRY);
	else if (is_device_private_entry(ENTRY))
		page = device_private_entry_to_page(ENTRY);
	return page;
}

/* What joins the arms does not matter. */
struct page *else_is_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	ELSE if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
	return page;
}

/* The converters are called in a macro, but named in plain text. */
struct page *converter_as_argument(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		CONVERT(page, migration_entry_to_page);
	else if (is_device_private_entry(entry))
		CONVERT(page, device_private_entry_to_page);
//--- after
	if (is_pfn_swap_entry(entry))
		CONVERT(page, pfn_swap_entry_to_page);
//--- both
	return page;
}

struct page *directive_between(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a preprocessor directive stands inside
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
#if 1
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
#endif
	return NULL;
}

struct page *directive_in_an_arm(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a preprocessor directive stands inside
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
#ifdef CONFIG_NUMA
		get_page(page);
#endif
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
#ifdef CONFIG_NUMA
		get_page(page);
#endif
	}
	return page;
}

struct page *directive_in_the_condition(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a preprocessor directive stands inside
	if (is_migration_entry(entry)
#ifdef CONFIG_NUMA
	    && entry.val
#endif
	    )
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return page;
}

/* Near misses: the directives stand around it. */
struct page *directive_around(swp_entry_t entry)
{
	struct page *page = NULL;

#ifdef CONFIG_NUMA
	if (!entry.val)
		page = mem_map;
	else
#endif
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		page = pfn_swap_entry_to_page(entry);
//--- both
#ifdef CONFIG_NUMA
	else
		page = mem_map + 1;
#else
	else if (is_hwpoison_entry(entry))
		page = mem_map + 2;
#endif
	return page;
}

/* Names that the fold writes. */
struct page *hidden_converter(swp_entry_t entry)
{
	struct page *pfn_swap_entry_to_page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a local name hides 'pfn_swap_entry_to_page' there
	if (is_migration_entry(entry))
		pfn_swap_entry_to_page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		pfn_swap_entry_to_page = device_private_entry_to_page(entry);
	return pfn_swap_entry_to_page;
}

unsigned long hidden_offset(swp_entry_t entry, unsigned long swp_offset)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: a local name hides 'swp_offset' there
	if (is_migration_entry(entry))
		return migration_entry_to_pfn(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_pfn(entry);
	return swp_offset;
}

struct page *hidden_in_an_outer_block(swp_entry_t entry, int count)
{
	enum { is_pfn_swap_entry = 1 };

	while (count--) {
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		// NOTE: not folded: a local name hides 'is_pfn_swap_entry' there
		if (is_migration_entry(entry))
			return migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			return device_private_entry_to_page(entry);
		count -= is_pfn_swap_entry;
	}
	return NULL;
}

struct page *hidden_by_a_loop(swp_entry_t entry)
{
	for (int is_pfn_swap_entry = 0; is_pfn_swap_entry < 2; is_pfn_swap_entry++) {
		// WARN: 2 tests of an entry's kind have arms that differ only in their converter
		// NOTE: not folded: a local name hides 'is_pfn_swap_entry' there
		if (is_migration_entry(entry))
			return migration_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			return device_private_entry_to_page(entry);
	}
	return NULL;
}

/* Near misses: a local of another block, a later one, names of another sort. */
struct page *other_names(swp_entry_t entry, bool asked)
{
	struct { int is_pfn_swap_entry; } counts = { 0 };

	if (asked) {
		int is_pfn_swap_entry = 1;

		counts.is_pfn_swap_entry = is_pfn_swap_entry;
		goto is_pfn_swap_entry;
	}
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
//--- after
	if (is_pfn_swap_entry(entry))
		return pfn_swap_entry_to_page(entry);
//--- both
is_pfn_swap_entry:
	for (;;) {
		int is_pfn_swap_entry = counts.is_pfn_swap_entry;

		if (!is_pfn_swap_entry)
			break;
		counts.is_pfn_swap_entry--;
	}
	return NULL;
}
