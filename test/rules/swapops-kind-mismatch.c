// RUN: %check_rule %s swapops-kind-mismatch
#include "family.h"

struct page *swapped_converter(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		// WARN: entry that was tested to be 'migration' is converted as 'device_private'
		return device_private_entry_to_page(entry);
	if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

unsigned long swapped_pfn(swp_entry_t entry, bool *writable)
{
	if (is_write_device_private_entry(entry)) {
		*writable = true;
		// WARN: entry that was tested to be 'device_private' is converted as 'migration'
		return migration_entry_to_pfn(entry);
	}
	return 0;
}

/* The arm of a ladder where the kind was ruled out. */
struct page *ruled_out(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return NULL;
	// WARN: entry that is known not to be 'migration' is converted as 'migration'
	return migration_entry_to_page(entry);
}

struct page *ruled_out_by_flag(swp_entry_t entry)
{
	bool migration = is_migration_entry(entry);

	return migration ? migration_entry_to_page(entry) :
		// WARN: entry that is known not to be 'migration' is converted as 'migration'
		migration_entry_to_page(entry);
}

struct page *one_converter_for_both(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry) || is_device_private_entry(entry))
		// WARN: entry that may be 'device_private' is converted as 'migration'
		page = migration_entry_to_page(entry);
	return page;
}

struct page *others_have_left(swp_entry_t entry)
{
	if (!is_migration_entry(entry) && !is_device_private_entry(entry))
		return NULL;
	// WARN: entry that may be 'device_private' is converted as 'migration'
	return migration_entry_to_page(entry);
}

/* Near misses: something else decides, too, and may know the kind. */
struct page *somebody_knows(swp_entry_t entry, bool known)
{
	if (is_migration_entry(entry) || is_device_private_entry(entry)) {
		if (known)
			return migration_entry_to_page(entry);
	}
	return NULL;
}

struct page *one_after_the_other(swp_entry_t entry, bool *private)
{
	if (is_migration_entry(entry) || is_device_private_entry(entry)) {
		*private = is_device_private_entry(entry);
		if (is_device_private_entry(entry))
			return NULL;
		return migration_entry_to_page(entry);
	}
	return NULL;
}

/* The page table entry was tested instead. */
struct page *tested_before_it_was_read(pmd_t pmd)
{
	swp_entry_t entry = pmd_to_swp_entry(pmd);

	if (!is_pmd_migration_entry(pmd))
		return NULL;
	// WARN: entry that was tested to be 'migration' is converted as 'device_private'
	return device_private_entry_to_page(entry);
}

/* Near misses: the kinds agree, or nothing is known. */
struct page *same_kind(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return migration_entry_to_page(entry);
	else if (is_device_private_entry(entry))
		return device_private_entry_to_page(entry);
	return NULL;
}

struct page *part_of_a_kind(swp_entry_t entry)
{
	return is_write_migration_entry(entry) ?
		migration_entry_to_page(entry) : NULL;
}

/* A readable entry is left. */
struct page *other_part_of_a_kind(swp_entry_t entry)
{
	if (is_write_migration_entry(entry))
		return NULL;
	return migration_entry_to_page(entry);
}

struct page *narrowed_later(swp_entry_t entry)
{
	if (is_migration_entry(entry) || is_device_private_entry(entry)) {
		if (is_device_private_entry(entry))
			return device_private_entry_to_page(entry);
		return migration_entry_to_page(entry);
	}
	return NULL;
}

struct page *narrowed_by_a_switch(swp_entry_t entry)
{
	if (is_migration_entry(entry) || is_device_private_entry(entry)) {
		switch (swp_type(entry)) {
		case SWP_HWPOISON + 1:
			return migration_entry_to_page(entry);
		}
	}
	return NULL;
}

struct page *narrowed_by_its_type(swp_entry_t entry)
{
	if (is_migration_entry(entry) || is_device_private_entry(entry)) {
		if (swp_type(entry) < SWP_HWPOISON + 3)
			return migration_entry_to_page(entry);
	}
	return NULL;
}

struct page *another_entry(swp_entry_t entry, swp_entry_t other)
{
	if (is_migration_entry(entry))
		return device_private_entry_to_page(other);
	return NULL;
}

struct page *changed_between(swp_entry_t entry, pte_t pte)
{
	if (is_migration_entry(entry)) {
		entry = pte_to_swp_entry(pte);
		return device_private_entry_to_page(entry);
	}
	return NULL;
}

struct page *jumped_into(swp_entry_t entry, int again)
{
	if (again)
		goto convert;
	if (is_migration_entry(entry)) {
convert:
		return device_private_entry_to_page(entry);
	}
	return NULL;
}

struct page *asserted(swp_entry_t entry)
{
	VM_BUG_ON(!is_migration_entry(entry));
	// WARN: entry that was tested to be 'migration' is converted as 'device_private'
	return device_private_entry_to_page(entry);
}

int macro_argument(swp_entry_t entry)
{
	if (!is_migration_entry(entry))
		return 0;
	// WARN: entry that was tested to be 'migration' is converted as 'device_private'
	return WARN_ON(device_private_entry_to_pfn(entry) == 0);
}

// WARN: entry that was tested to be 'migration' is converted as 'device_private'
#define PAGE_OF(entry) (is_migration_entry(entry) ? device_private_entry_to_page(entry) : NULL)
struct page *macro_body(swp_entry_t entry)
{
	return PAGE_OF(entry);
}

#define CONVERT(entry) device_private_entry_to_page(entry)
struct page *macro_does_not_choose(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		// WARN: entry that was tested to be 'migration' is converted as 'device_private'
		return CONVERT(entry);
	return NULL;
}

struct page *comment_inside(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		// WARN: entry that was tested to be 'migration' is converted as 'device_private'
		return device_private_entry_to_page(/* of a device */ entry);
	return NULL;
}

struct page *silenced(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		return device_private_entry_to_page(entry); /* NOLINT(swapops-kind-mismatch) */
	return NULL;
}
