// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/bug.h>
#include <core/page.h>
#include <core/swapfile.h>

// The first slot of a file is its header: no entry is all zeroes.
swap_files::swap_files(unsigned long nr_slots)
{
	if (!nr_slots)
		return;
	for (std::vector<slot> &file : files)
		file.resize(nr_slots / NR_FILES + 1);
}

// Pages that nobody wanted any more may still be cached.
swap_files::~swap_files()
{
	for (std::vector<slot> &file : files)
		for (slot &slot : file)
			if (slot.cached) {
				BUG_ON(slot.users);
				page_clear(slot.cached, PG_swapcache);
				put_page(slot.cached);
			}
}

swap_files::slot &swap_files::at(swp_entry_t entry)
{
	BUG_ON(swp_type(entry) >= NR_FILES);
	BUG_ON(swp_offset(entry) >= files[swp_type(entry)].size());
	return files[swp_type(entry)][swp_offset(entry)];
}

bool swap_files::add(struct page *page)
{
	std::lock_guard<std::mutex> held(lock);

	BUG_ON(!PageLocked(page) || PageSwapCache(page));
	for (unsigned int type = 0; type < NR_FILES; type++)
		for (unsigned long i = 1; i < files[type].size(); i++) {
			slot &slot = files[type][i];

			if (slot.users || slot.cached)
				continue;
			slot.cached = page;
			page->swap = swp_entry(type, i);
			get_page(page);
			page_set(page, PG_swapcache);
			return true;
		}
	return false;
}

int swap_files::prepare(swp_entry_t entry, struct page *page)
{
	std::lock_guard<std::mutex> held(lock);
	slot &slot = at(entry);

	if (slot.cached)
		return -EEXIST;
	if (!slot.users)
		return -ENOENT;
	slot.cached = page;
	page->swap = entry;
	get_page(page);
	page_set(page, PG_swapcache);
	return 0;
}

struct page *swap_files::lookup(swp_entry_t entry)
{
	std::lock_guard<std::mutex> held(lock);
	struct page *page = at(entry).cached;

	if (page)
		get_page(page);
	return page;
}

void swap_files::forget(struct page *page)
{
	slot &slot = at(page->swap);

	BUG_ON(slot.cached != page);
	slot.cached = nullptr;
	page->swap = {0};
	page_clear(page, PG_swapcache);
}

void swap_files::remove(struct page *page)
{
	BUG_ON(!PageLocked(page));
	{
		std::lock_guard<std::mutex> held(lock);

		forget(page);
	}
	put_page(page);
}

// Nobody can look the page up between the two steps.
bool swap_files::remove_last(struct page *page, int count)
{
	std::lock_guard<std::mutex> held(lock);

	if (!page_ref_freeze(page, count))
		return false;
	forget(page);
	return true;
}

void swap_files::duplicate(swp_entry_t entry)
{
	std::lock_guard<std::mutex> held(lock);

	at(entry).users++;
}

int swap_files::release(swp_entry_t entry)
{
	std::lock_guard<std::mutex> held(lock);
	slot &slot = at(entry);

	BUG_ON(!slot.users);
	return --slot.users;
}

int swap_files::count(swp_entry_t entry)
{
	std::lock_guard<std::mutex> held(lock);

	return at(entry).users;
}

void swap_files::read(swp_entry_t entry, struct page *page)
{
	std::lock_guard<std::mutex> held(lock);
	slot &slot = at(entry);

	for (unsigned long i = 0; i < WORDS_PER_PAGE; i++)
		page->words[i].store(slot.words[i], std::memory_order_relaxed);
}

void swap_files::write(swp_entry_t entry, const struct page *page)
{
	std::lock_guard<std::mutex> held(lock);
	slot &slot = at(entry);

	for (unsigned long i = 0; i < WORDS_PER_PAGE; i++)
		slot.words[i] = page->words[i].load(std::memory_order_relaxed);
}

void swap_files::for_each(
	const std::function<void(swp_entry_t, int, struct page *)> &visit)
{
	std::lock_guard<std::mutex> held(lock);

	for (unsigned int type = 0; type < NR_FILES; type++)
		for (unsigned long i = 1; i < files[type].size(); i++)
			visit(swp_entry(type, i), files[type][i].users,
			      files[type][i].cached);
}
