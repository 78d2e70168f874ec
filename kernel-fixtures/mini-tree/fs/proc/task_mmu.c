/* What a process has mapped, for those who ask. */
#include <linux/swapops.h>

struct usage {
	unsigned long swapped;
	unsigned long shared;
	unsigned long private;
};

static void account(struct usage *usage, struct page *page)
{
	if (page_mapcount(page) >= 2)
		usage->shared++;
	else
		usage->private++;
}

/* Every kind, in one chain at the tail of another. */
void usage_of_pte(struct usage *usage, pte_t pte)
{
	swp_entry_t swpent = pte_to_swp_entry(pte);
	struct page *page = NULL;

	if (!non_swap_entry(swpent))
		usage->swapped++;
	else if (is_migration_entry(swpent))
		page = migration_entry_to_page(swpent);
	else if (is_device_private_entry(swpent))
		page = device_private_entry_to_page(swpent);
	else if (is_device_exclusive_entry(swpent))
		page = device_exclusive_entry_to_page(swpent);

	if (page)
		account(usage, page);
}

/* Only two of the kinds occur here. */
void usage_of_huge_pte(struct usage *usage, pte_t pte)
{
	struct page *page = NULL;

	if (!pte_present(pte)) {
		swp_entry_t swpent = pte_to_swp_entry(pte);

		if (is_migration_entry(swpent)) {
			page = migration_entry_to_page(swpent);
		} else if (is_device_private_entry(swpent)) {
			page = device_private_entry_to_page(swpent);
		}
	}
	if (page)
		account(usage, page);
}

/* Every kind, in ifs that do not know of each other. */
bool is_shared(pte_t pte)
{
	swp_entry_t entry = pte_to_swp_entry(pte);
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);

	if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);

	if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);

	return page && page_mapcount(page) != 1;
}

/* A comment that belongs to one arm has no place in a folded chain. */
struct page *commented_page(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
	/* device memory is seen by whoever asks for it */
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
	return page;
}

/* Some of the arms are there in some configurations only. */
struct page *configured_page(swp_entry_t entry)
{
	struct page *page = NULL;

	if (is_migration_entry(entry))
		page = migration_entry_to_page(entry);
#ifdef CONFIG_DEVICE_PRIVATE
	else if (is_device_private_entry(entry))
		page = device_private_entry_to_page(entry);
	else if (is_device_exclusive_entry(entry))
		page = device_exclusive_entry_to_page(entry);
#endif
	return page;
}
