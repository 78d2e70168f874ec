// RUN: %check_rule %s swapops-entry-chain
// What the tests read must be one entry, and the arms must find it unchanged.
// WARN(family.h): header has no unified predicate and page converter
#include "family.h"

struct walk {
	swp_entry_t entry;
	volatile swp_entry_t moving;
	_Atomic unsigned long at;
	swp_entry_t entries[8];
};

extern swp_entry_t next_entry(void);
extern void wait(void);
extern int index_of(struct walk *walk) __attribute__((const));
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))

struct page *side_effect(const swp_entry_t *entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry expression has side effects
	if (is_migration_entry(*entry++))
		return migration_entry_to_page(*entry++);
	else if (is_device_private_entry(*entry++))
		return device_private_entry_to_page(*entry++);
	return NULL;
}

struct page *assigned(swp_entry_t entry, swp_entry_t other)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry expression has side effects
	if (is_migration_entry(entry = other))
		return migration_entry_to_page(entry = other);
	else if (is_device_private_entry(entry = other))
		return device_private_entry_to_page(entry = other);
	return NULL;
}

struct page *called(void)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is read again in each test
	if (is_migration_entry(next_entry()))
		return migration_entry_to_page(next_entry());
	else if (is_device_private_entry(next_entry()))
		return device_private_entry_to_page(next_entry());
	return NULL;
}

/* Though the same value is converted twice, it may be read twice. */
struct page *read_again(const pte_t *pte)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is read again in each test
	if (is_migration_entry(pte_to_swp_entry(*pte)))
		return migration_entry_to_page(pte_to_swp_entry(*pte));
	if (is_device_private_entry(pte_to_swp_entry(*pte)))
		return device_private_entry_to_page(pte_to_swp_entry(*pte));
	return NULL;
}

struct page *read_once(const swp_entry_t *entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is volatile
	if (is_migration_entry(READ_ONCE(*entry)))
		return migration_entry_to_page(READ_ONCE(*entry));
	else if (is_device_private_entry(READ_ONCE(*entry)))
		return device_private_entry_to_page(READ_ONCE(*entry));
	return NULL;
}

struct page *volatile_member(struct walk *walk)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is volatile
	if (is_migration_entry(walk->moving))
		return migration_entry_to_page(walk->moving);
	else if (is_device_private_entry(walk->moving))
		return device_private_entry_to_page(walk->moving);
	return NULL;
}

struct page *volatile_pointer(volatile struct walk *walk)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is volatile
	if (is_migration_entry(walk->entry))
		return migration_entry_to_page(walk->entry);
	else if (is_device_private_entry(walk->entry))
		return device_private_entry_to_page(walk->entry);
	return NULL;
}

struct page *volatile_index(struct walk *walk, volatile int i)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is volatile
	if (is_migration_entry(walk->entries[i]))
		return migration_entry_to_page(walk->entries[i]);
	else if (is_device_private_entry(walk->entries[i]))
		return device_private_entry_to_page(walk->entries[i]);
	return NULL;
}

struct page *atomic_index(struct walk *walk)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is volatile
	if (is_migration_entry(walk->entries[walk->at]))
		return migration_entry_to_page(walk->entries[walk->at]);
	else if (is_device_private_entry(walk->entries[walk->at]))
		return device_private_entry_to_page(walk->entries[walk->at]);
	return NULL;
}

struct page *called_index(struct walk *walk)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is read again in each test
	if (is_migration_entry(walk->entries[index_of(walk)]))
		return migration_entry_to_page(walk->entries[index_of(walk)]);
	else if (is_device_private_entry(walk->entries[index_of(walk)]))
		return device_private_entry_to_page(walk->entries[index_of(walk)]);
	return NULL;
}

struct page *statement(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry is read again in each test
	if (is_migration_entry(({ wait(); entry; })))
		return migration_entry_to_page(({ wait(); entry; }));
	else if (is_device_private_entry(({ wait(); entry; })))
		return device_private_entry_to_page(({ wait(); entry; }));
	return NULL;
}

struct page *comma(swp_entry_t entry, int count)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: the entry expression has side effects
	if (is_migration_entry((count++, entry)))
		return migration_entry_to_page((count++, entry));
	else if (is_device_private_entry((count++, entry)))
		return device_private_entry_to_page((count++, entry));
	return count ? NULL : mem_map;
}

/* The converter would see another entry than the test did. */
struct page *changed_before_it_is_converted(swp_entry_t entry, swp_entry_t other)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before it is converted
	if (is_migration_entry(entry)) {
		entry = other;
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		entry = other;
		page = device_private_entry_to_page(entry);
	}
	return page;
}

struct page *call_before_it_is_converted(struct walk *walk)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before it is converted
	if (is_migration_entry(walk->entry)) {
		wait();
		page = migration_entry_to_page(walk->entry);
	} else if (is_device_private_entry(walk->entry)) {
		wait();
		page = device_private_entry_to_page(walk->entry);
	}
	return page;
}

void changed_in_a_loop(swp_entry_t entry)
{
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before it is converted
	if (is_migration_entry(entry)) {
		while (PageLocked(migration_entry_to_page(entry)))
			entry.val++;
	} else if (is_device_private_entry(entry)) {
		while (PageLocked(device_private_entry_to_page(entry)))
			entry.val++;
	}
}

struct page *changed_by_asm(swp_entry_t entry)
{
	struct page *page = NULL;

	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	// NOTE: not folded: an arm may change the entry before it is converted
	if (is_migration_entry(entry)) {
		__asm__("" : "+m"(entry.val));
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry)) {
		__asm__("" : "+m"(entry.val));
		page = device_private_entry_to_page(entry);
	}
	return page;
}

/* Near misses: what comes behind does not matter, nor do calls to a local. */
struct page *changed_behind(swp_entry_t entry)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(entry)) {
		wait();
		page = migration_entry_to_page(entry);
		entry.val = 0;
	} else if (is_device_private_entry(entry)) {
		wait();
		page = device_private_entry_to_page(entry);
		entry.val = 0;
	}
//--- after
	if (is_pfn_swap_entry(entry)) {
		wait();
		page = pfn_swap_entry_to_page(entry);
		entry.val = 0;
	}
//--- both
	return entry.val ? NULL : page;
}

struct page *call_behind(struct walk *walk)
{
	struct page *page = NULL;

//--- before
	// WARN: 2 tests of an entry's kind have arms that differ only in their converter
	if (is_migration_entry(walk->entry)) {
		page = migration_entry_to_page(walk->entry);
		wait();
	} else if (is_device_private_entry(walk->entry)) {
		page = device_private_entry_to_page(walk->entry);
		wait();
	}
//--- after
	if (is_pfn_swap_entry(walk->entry)) {
		page = pfn_swap_entry_to_page(walk->entry);
		wait();
	}
//--- both
	return page;
}
