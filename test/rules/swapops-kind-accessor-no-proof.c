// RUN: %check_rule %s swapops-kind-accessor
// What looks like a proof of an entry's kind and is none.
#include "family.h"

struct walk {
	swp_entry_t entry;
	pmd_t *pmd;
};

extern swp_entry_t next_entry(swp_entry_t entry);
extern swp_entry_t other_entry(pmd_t pmd);
extern void step(struct walk *walk);
extern void change(swp_entry_t *entry);
extern int count(void);

struct page *not_tested(swp_entry_t entry)
{
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *other_kind(swp_entry_t entry)
{
	if (!is_hwpoison_entry(entry))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *one_kind_more(swp_entry_t entry)
{
	if (is_device_private_entry(entry) || is_hwpoison_entry(entry))
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		return pfn_to_page(swp_offset(entry));
	return NULL;
}

struct page *not_of_the_kind(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *not_always_left(swp_entry_t entry)
{
	if (!is_device_private_entry(entry)) {
		if (count())
			return NULL;
	}
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *other_variable(swp_entry_t entry, swp_entry_t other)
{
	if (!is_device_private_entry(other))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *written_after_the_test(swp_entry_t entry)
{
	if (!is_device_private_entry(entry))
		return NULL;
	entry = next_entry(entry);
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *address_given_after_the_test(swp_entry_t entry)
{
	if (!is_device_private_entry(entry))
		return NULL;
	change(&entry);
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *address_given_before(swp_entry_t entry)
{
	swp_entry_t *elsewhere = &entry;

	if (!is_device_private_entry(entry))
		return NULL;
	elsewhere->val = 0;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *call_changes_member(struct walk *walk)
{
	if (!is_device_private_entry(walk->entry))
		return NULL;
	step(walk);
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(walk->entry));
}

struct page *call_in_an_assertion(struct walk *walk)
{
	if (!is_device_private_entry(walk->entry))
		return NULL;
	BUG_ON(count());
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(walk->entry));
}

struct page *changed_in_the_condition(swp_entry_t entry)
{
	if (is_device_private_entry(entry) && (entry = next_entry(entry)).val)
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		return pfn_to_page(swp_offset(entry));
	return NULL;
}

struct page *label_behind_the_test(swp_entry_t entry)
{
	if (!entry.val)
		goto inside;
	if (!is_device_private_entry(entry))
		return NULL;
inside:
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *label_in_the_arm(swp_entry_t entry)
{
	struct page *page = NULL;

	if (!entry.val)
		goto inside;
	if (is_device_private_entry(entry)) {
inside:
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		page = pfn_to_page(swp_offset(entry));
	}
	return page;
}

struct page *case_in_the_arm(swp_entry_t entry, int what)
{
	struct page *page = NULL;

	switch (what) {
	case 0:
		if (is_device_private_entry(entry)) {
	case 1:
			// WARN: page of an entry is converted by hand
			// NOTE: not replaced: no test proves which kind of entry this is
			page = pfn_to_page(swp_offset(entry));
		}
	}
	return page;
}

struct page *case_behind_the_test(swp_entry_t entry, int what)
{
	struct page *page = NULL;

	switch (what) {
	case 0:
		if (!is_device_private_entry(entry))
			return NULL;
		/* fall through */
	case 1:
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		page = pfn_to_page(swp_offset(entry));
	}
	return page;
}

struct page *next_round(swp_entry_t entry)
{
	struct page *page = NULL;

	if (!is_device_private_entry(entry))
		return NULL;
	do {
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		page = pfn_to_page(swp_offset(entry));
		entry = next_entry(entry);
	} while (!page);
	return page;
}

struct page *flag_of_another_round(swp_entry_t entry, int rounds)
{
	struct page *page = NULL;
	bool device = false;

	while (rounds--) {
		entry = next_entry(entry);
		if (count())
			device = is_device_private_entry(entry);
		if (device)
			// WARN: page of an entry is converted by hand
			// NOTE: not replaced: no test proves which kind of entry this is
			page = pfn_to_page(swp_offset(entry));
	}
	return page;
}

struct page *flag_set_behind(swp_entry_t entry)
{
	struct page *page = NULL;
	bool device = false;

	while (!page) {
		if (device)
			// WARN: page of an entry is converted by hand
			// NOTE: not replaced: no test proves which kind of entry this is
			page = pfn_to_page(swp_offset(entry));
		entry = next_entry(entry);
		device = is_device_private_entry(entry);
	}
	return page;
}

struct page *flag_set_twice(swp_entry_t entry)
{
	bool device = is_device_private_entry(entry);

	if (count())
		device = true;
	if (!device)
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *flag_of_an_older_entry(swp_entry_t entry)
{
	bool device = is_device_private_entry(entry);

	entry = next_entry(entry);
	if (!device)
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *flag_by_a_jump(swp_entry_t entry)
{
	struct page *page = NULL;
	bool device = false;

again:
	if (count())
		device = is_device_private_entry(entry);
	if (device)
		// WARN: page of an entry is converted by hand
		// NOTE: not replaced: no test proves which kind of entry this is
		page = pfn_to_page(swp_offset(entry));
	entry = next_entry(entry);
	if (!page)
		goto again;
	return page;
}

struct page *test_of_the_next(swp_entry_t entry)
{
	if (!is_device_private_entry(next_entry(entry)))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

/* Two ways to read an entry give two entries. */
struct page *read_otherwise(pmd_t pmd)
{
	swp_entry_t entry = other_entry(pmd);

	if (!is_migration_entry(pmd_to_swp_entry(pmd)))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *pmd_changes(pmd_t pmd)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);

	pmd.pmd++;
	if (!is_pmd_migration_entry(pmd))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *pmd_changes_by_a_call(struct walk *walk)
{
	swp_entry_t entry = pmd_to_swp_entry(*walk->pmd);

	step(walk);
	if (!is_pmd_migration_entry(*walk->pmd))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

struct page *one_of_two_reads(pmd_t pmd, swp_entry_t entry)
{
	if (count())
		entry = pmd_to_swp_entry(pmd);
	if (!is_pmd_migration_entry(pmd))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

static inline bool either(swp_entry_t entry, int flags)
{
	return flags || is_device_private_entry(entry);
}

struct page *helper_says_more(swp_entry_t entry)
{
	if (!either(entry, 1))
		return NULL;
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

/* An assertion of something else, or that need not stop. */
struct page *other_assertions(swp_entry_t entry)
{
	BUG_ON(is_device_private_entry(entry));
	(void)WARN_ON(!is_device_private_entry(entry));
	BUG_ON(!is_device_private_entry(entry) && entry.val);
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}

/* The same names in a macro: what it changes stands in one place with what it
 * tests.
 */
#define TEST_AND_GO_ON(e) do { if (!is_device_private_entry(e)) return NULL; (e) = next_entry(e); } while (0)
struct page *macro_changes(swp_entry_t entry)
{
	TEST_AND_GO_ON(entry);
	// WARN: page of an entry is converted by hand
	// NOTE: not replaced: no test proves which kind of entry this is
	return pfn_to_page(swp_offset(entry));
}
