// RUN: %check_rule %s swapops-entry-chain
// Two arms with the same text need not do the same: each static variable is one
// of its own, and __LINE__ is another.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

extern void report(const char *file, int line);
extern void said(const char *text);

#define REPORT() report(__FILE__, __LINE__)
#define WARN_ON_ONCE(cond)						\
	({								\
		static bool warned;					\
		bool is = !!(cond);					\
									\
		if (is && !warned) {					\
			warned = true;					\
			said(#cond);					\
		}							\
		is;							\
	})
#define HERE() ({ __label__ here; here: (unsigned long)&&here; })
#define UNIQUE(value) ({ struct page *own = (value); own; })
#define BARRIER() __asm__ volatile("" : : : "memory")

struct page *static_variable(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm has a static variable or a label of its own
	if (is_migration_entry(entry)) {
		static int count;

		return migration_entry_to_page(entry) + count++;
	} else if (is_device_private_entry(entry)) {
		static int count;

		return device_private_entry_to_page(entry) + count++;
	}
	return NULL;
}

struct page *static_in_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm has a static variable or a label of its own
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		WARN_ON_ONCE(!page->mapcount);
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		WARN_ON_ONCE(!page->mapcount);
	}
	return page;
}

struct page *line(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm depends on the line that it stands on
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		report("here", __LINE__);
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		report("here", __LINE__);
	}
	return page;
}

struct page *line_in_a_macro(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm depends on the line that it stands on
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		REPORT();
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		REPORT();
	}
	return page;
}

/* On one line it is the same one. */
struct page *one_line(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) { page = migration_entry_to_page(entry); REPORT(); } else if (is_device_private_entry(entry)) { page = device_private_entry_to_page(entry); REPORT(); }
//--- after
	if (is_pfn_swap_entry(entry)) { page = pfn_swap_entry_to_page(entry); REPORT(); }
//--- both
	return page;
}

struct page *counter(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm depends on the line that it stands on
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		report("here", __COUNTER__);
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		report("here", __COUNTER__);
	}
	return page;
}

struct page *label_in_a_macro(swp_entry_t entry, unsigned long *here)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm has a static variable or a label of its own
	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		*here = HERE();
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		*here = HERE();
	}
	return page;
}

/* Near misses: variables and types of the arm's own, macros without a memory. */
struct page *own_variables(swp_entry_t entry)
{
//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		struct found { struct page *page; } found;
		enum { NONE, ONE } count = ONE;

		found.page = UNIQUE(migration_entry_to_page(entry));
		BARRIER();
		BUG_ON(count != ONE);
		return found.page;
	} else if (is_device_private_entry(entry)) {
		struct found { struct page *page; } found;
		enum { NONE, ONE } count = ONE;

		found.page = UNIQUE(device_private_entry_to_page(entry));
		BARRIER();
		BUG_ON(count != ONE);
		return found.page;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		struct found { struct page *page; } found;
		enum { NONE, ONE } count = ONE;

		found.page = UNIQUE(pfn_swap_entry_to_page(entry));
		BARRIER();
		BUG_ON(count != ONE);
		return found.page;
	}
//--- both
	return NULL;
}

/* The same statement by a macro. */
#define SET(target, value) do { (target) = (value); } while (0)
struct page *statement_by_macro(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry))
		SET(page, migration_entry_to_page(entry));
	else if (is_device_private_entry(entry))
		SET(page, device_private_entry_to_page(entry));
//--- after
	if (is_pfn_swap_entry(entry))
		SET(page, pfn_swap_entry_to_page(entry));
//--- both
	return page;
}
