/* Every shape that folds, and some that do not. FAMILY is the header with the
 * entry family, SHAPES the name of the table.
 */
#include FAMILY
#include "shapes.h"

#define SHAPE(name) static unsigned long name(unsigned long val, int choice)
#define ENTRY swp_entry_t entry = { val }
#define PAGE(page) ((page) ? (unsigned long)((page) - mem_map) + 1 : 0)

struct walk {
	swp_entry_t entry;
	swp_entry_t entries[3];
	struct page *page;
	struct page *pages[3];
};

SHAPE(ladder)
{
	ENTRY;
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return PAGE(page) + choice;
}

SHAPE(ladder_with_else)
{
	ENTRY;
	struct page *page;

	if (choice == 2) {
		page = mem_map + 2;
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		get_page(page);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		get_page(page);
	} else {
		note("else");
		page = NULL;
	}
	return PAGE(page);
}

SHAPE(mixed_braces)
{
	ENTRY;
	struct page *page;

	if (is_hwpoison_entry(entry))
		page = mem_map + 3;
	else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
	} else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (choice)
		page = mem_map;
	else
		page = NULL;
	return PAGE(page);
}

SHAPE(row)
{
	ENTRY;
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);

	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	return PAGE(page) + choice;
}

SHAPE(row_with_calls)
{
	ENTRY;
	struct page *page = NULL;

	if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		note("arm");
		put_page(page);
	}
	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		note("arm");
		put_page(page);
	}
	note("behind");
	return PAGE(page) + choice;
}

SHAPE(row_that_changes_the_entry)
{
	ENTRY;
	unsigned long found = choice;

	if (is_migration_entry(entry)) {
		found += PAGE(migration_entry_to_page(entry));
		entry.val += 2UL << 56;
	}
	if (is_device_private_entry(entry)) {
		found += PAGE(device_private_entry_to_page(entry));
		entry.val += 2UL << 56;
	}
	return found;
}

SHAPE(row_through_a_pointer)
{
	ENTRY;
	swp_entry_t *pointer = choice ? &entry : &(swp_entry_t){ val };
	unsigned long found = 0;

	if (is_migration_entry(*pointer)) {
		found = migration_entry_to_pfn(*pointer);
		entry.val += 2UL << 56;
	}
	if (is_device_private_entry(*pointer)) {
		found = device_private_entry_to_pfn(*pointer);
		entry.val += 2UL << 56;
	}
	return found;
}

SHAPE(returns)
{
	ENTRY;

	if (is_migration_entry(entry))
		return PAGE(migration_entry_to_page(entry));
	if (is_device_private_entry(entry))
		return PAGE(device_private_entry_to_page(entry));
	note("none");
	return choice;
}

SHAPE(jumps)
{
	struct page *page = NULL;
	int i;

	for (i = 0; i < 3; i++) {
		swp_entry_t entry = { val + ((unsigned long)i << 56) };

		if (is_device_private_entry(entry)) {
			page = device_private_entry_to_page(entry);
			if (choice == 2)
				continue;
			goto out;
		}
		if (is_migration_entry(entry)) {
			page = migration_entry_to_page(entry);
			if (choice == 2)
				continue;
			goto out;
		}
		note("round");
	}
out:
	return PAGE(page) + i;
}

SHAPE(loop_in_the_arms)
{
	ENTRY;
	unsigned long found = choice;

	if (is_migration_entry(entry)) {
		while (ask())
			found += PAGE(migration_entry_to_page(entry));
	} else if (is_device_private_entry(entry)) {
		while (ask())
			found += PAGE(device_private_entry_to_page(entry));
	}
	return found;
}

SHAPE(members)
{
	struct walk walk = { .entries = { [1] = { val } } };

	if (is_migration_entry(walk.entries[choice]))
		walk.pages[choice] = migration_entry_to_page(walk.entries[choice]);
	else if (is_device_private_entry(walk.entries[choice]))
		walk.pages[choice] = device_private_entry_to_page(walk.entries[choice]);
	return PAGE(walk.pages[1]);
}

SHAPE(target_with_a_side_effect)
{
	ENTRY;
	struct page *pages[3] = { NULL }, **page = pages + (choice > 0);

	if (is_migration_entry(entry))
		*page++ = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		*page++ = device_private_entry_to_page(entry);
	return PAGE(pages[1]) * 64 + (page - pages);
}

SHAPE(side_effect)
{
	swp_entry_t entries[] = { { val }, { val }, { val }, { val }, { val } };
	swp_entry_t *entry = entries + (choice > 1);
	struct page *page = NULL;

	if (is_migration_entry(*entry++))
		page = migration_entry_to_page(*entry++);
	else if (is_device_private_entry(*entry++))
		page = device_private_entry_to_page(*entry++);
	return PAGE(page) * 64 + (entry - entries);
}

SHAPE(numbers)
{
	ENTRY;
	unsigned long pfn = choice;

	if (is_migration_entry(entry))
		pfn += migration_entry_to_pfn(entry);
	else if (is_device_private_entry(entry))
		pfn += device_private_entry_to_pfn(entry);
	return pfn;
}

SHAPE(hints)
{
	ENTRY;
	struct page *page = NULL;

	if (unlikely(is_migration_entry(entry)))
		page = migration_entry_to_page(entry);
	else if (unlikely(is_device_private_entry(entry)))
		page = device_private_entry_to_page(entry);
	if (likely(is_migration_entry(entry)) || is_device_private_entry(entry))
		note("has a page");
	return PAGE(page) + choice;
}

SHAPE(disjunctions)
{
	ENTRY;
	unsigned long found = 0;

	if (choice || is_migration_entry(entry) || is_device_private_entry(entry))
		found |= 1;
	if (!(is_device_private_entry(entry) || is_migration_entry(entry)))
		found |= 2;
	if (choice && !is_migration_entry(entry) && !is_device_private_entry(entry))
		found |= 4;
	found += 8 * (is_migration_entry(entry) || is_device_private_entry(entry));
	return found | (is_hwpoison_entry(entry) || is_migration_entry(entry) ||
			is_device_private_entry(entry)) << 6;
}

SHAPE(mismatch)
{
	ENTRY;
	struct page *page = NULL;

	if (choice == 0) {
		/* Never right, and therefore not changed. */
		if (is_migration_entry(entry))
			page = device_private_entry_to_page(entry);
		else if (is_device_private_entry(entry))
			page = mem_map;
	}
	return PAGE(page);
}

SHAPE(line_numbers)
{
	ENTRY;
	unsigned long found = 0;

	if (is_migration_entry(entry)) {
		found = PAGE(migration_entry_to_page(entry)) + __LINE__;
	} else if (is_device_private_entry(entry)) {
		found = PAGE(device_private_entry_to_page(entry)) + __LINE__;
	}
	return found ? found % 2 : choice;
}

SHAPE(static_variables)
{
	ENTRY;
	static unsigned long all;

	if (is_migration_entry(entry)) {
		static unsigned long count;

		return ++count + PAGE(migration_entry_to_page(entry)) + choice;
	} else if (is_device_private_entry(entry)) {
		static unsigned long count;

		return ++count + PAGE(device_private_entry_to_page(entry)) + choice;
	}
	return ++all;
}

SHAPE(conditions)
{
	ENTRY;
	unsigned long found = choice;

	if (is_migration_entry(entry) && PageLocked(migration_entry_to_page(entry)))
		found |= 4;
	if (!is_device_private_entry(entry) || page_mapcount(device_private_entry_to_page(entry)))
		found |= 8;
	found |= (is_device_private_entry(entry) ? device_private_entry_to_pfn(entry) : 0) << 4;
	return found;
}

SHAPE(differing_arms)
{
	ENTRY;
	struct page *page = NULL;

	if (!non_swap_entry(entry)) {
		note("swap");
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		note(page_mapcount(page) ? "mapped" : "not mapped");
	} else if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		get_page(page);
		if (choice)
			put_page(page);
	}
	return PAGE(page);
}

SHAPE(early_exit)
{
	ENTRY;
	struct page *page = NULL;

	if (!is_migration_entry(entry))
		goto out;
	page = migration_entry_to_page(entry);
	get_page(page);
out:
	return PAGE(page) + choice;
}

SHAPE(nested_chains)
{
	ENTRY;
	swp_entry_t other = { val + ((unsigned long)choice << 56) };
	struct page *page = NULL, *second = NULL;

	if (is_device_private_entry(entry)) {
		page = device_private_entry_to_page(entry);
		if (is_migration_entry(other))
			second = migration_entry_to_page(other);
		else if (is_device_private_entry(other))
			second = device_private_entry_to_page(other);
	} else if (is_migration_entry(entry)) {
		page = migration_entry_to_page(entry);
		if (is_migration_entry(other))
			second = migration_entry_to_page(other);
		else if (is_device_private_entry(other))
			second = device_private_entry_to_page(other);
	}
	return PAGE(page) * 64 + PAGE(second);
}

#ifdef THIRD_KIND
SHAPE(three_kinds)
{
	ENTRY;
	struct page *page = NULL;

	if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
	else if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	if (is_migration_entry(entry) || is_device_exclusive_entry(entry) ||
	    is_device_private_entry(entry))
		note("has a page");
	return PAGE(page) + choice;
}

SHAPE(three_kinds_return)
{
	ENTRY;

	if (is_migration_entry(entry))
		return migration_entry_to_pfn(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_pfn(entry);
	if (is_device_exclusive_entry(entry))
		return device_exclusive_entry_to_pfn(entry);
	return choice + 64;
}

SHAPE(by_hand)
{
	ENTRY;
	struct page *page = NULL;

	if (is_device_exclusive_entry(entry))
		page = pfn_to_page(swp_offset(entry));
	else if (is_device_private_entry(entry))
		page = pfn_to_page(device_private_entry_to_pfn(entry));
	return PAGE(page) + choice;
}
#endif

#define ROW(name) { #name, name }
const struct shape SHAPES[] = {
	ROW(ladder),
	ROW(ladder_with_else),
	ROW(mixed_braces),
	ROW(row),
	ROW(row_with_calls),
	ROW(row_that_changes_the_entry),
	ROW(row_through_a_pointer),
	ROW(returns),
	ROW(jumps),
	ROW(loop_in_the_arms),
	ROW(members),
	ROW(target_with_a_side_effect),
	ROW(side_effect),
	ROW(numbers),
	ROW(hints),
	ROW(disjunctions),
	ROW(mismatch),
	ROW(line_numbers),
	ROW(static_variables),
	ROW(conditions),
	ROW(differing_arms),
	ROW(early_exit),
	ROW(nested_chains),
#ifdef THIRD_KIND
	ROW(three_kinds),
	ROW(three_kinds_return),
	ROW(by_hand),
#endif
	{ NULL, NULL },
};
