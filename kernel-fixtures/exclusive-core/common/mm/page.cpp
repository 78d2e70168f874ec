// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/bug.h>
#include <core/page.h>
#include <core/zone.h>

void page_lock::lock()
{
	std::unique_lock<std::mutex> held(guard);

	released.wait(held, [this] { return !taken; });
	taken = true;
}

bool page_lock::trylock()
{
	std::lock_guard<std::mutex> held(guard);

	if (taken)
		return false;
	taken = true;
	return true;
}

void page_lock::unlock()
{
	std::lock_guard<std::mutex> held(guard);

	BUG_ON(!taken);
	taken = false;
	released.notify_all();
}

void page_lock::wait()
{
	std::unique_lock<std::mutex> held(guard);

	released.wait(held, [this] { return !taken; });
}

bool page_lock::is_locked()
{
	std::lock_guard<std::mutex> held(guard);

	return taken;
}

bool PageLocked(struct page *page)
{
	return compound_head(page)->lock.is_locked();
}

void lock_page(struct page *page)
{
	compound_head(page)->lock.lock();
}

bool trylock_page(struct page *page)
{
	return compound_head(page)->lock.trylock();
}

void unlock_page(struct page *page)
{
	compound_head(page)->lock.unlock();
}

void wait_on_page_locked(struct page *page)
{
	compound_head(page)->lock.wait();
}

int page_count(struct page *page)
{
	return compound_head(page)->refcount.load();
}

void get_page(struct page *page)
{
	int old = compound_head(page)->refcount.fetch_add(1);

	BUG_ON(old <= 0);
}

void put_page(struct page *page)
{
	struct page *head = compound_head(page);
	int old = head->refcount.fetch_sub(1);

	BUG_ON(old <= 0);
	if (old == 1)
		head->zone->free(head);
}

bool get_page_unless_zero(struct page *page)
{
	struct page *head = compound_head(page);
	int seen = head->refcount.load();

	do {
		if (seen <= 0)
			return false;
	} while (!head->refcount.compare_exchange_weak(seen, seen + 1));
	// Meanwhile it may have become part of another huge page, or of none.
	if (compound_head(page) == head)
		return true;
	put_page(head);
	return false;
}

bool page_ref_freeze(struct page *page, int count)
{
	return compound_head(page)->refcount.compare_exchange_strong(count, 0);
}

void page_ref_unfreeze(struct page *page, int count)
{
	compound_head(page)->refcount.store(count);
}

int page_mapcount(struct page *page)
{
	return page->mapcount.load() +
	       compound_head(page)->compound_mapcount.load();
}

bool isolate_lru_page(struct page *page)
{
	if (!(page->flags.fetch_and(~(1UL << PG_lru)) & (1UL << PG_lru)))
		return false;
	get_page(page);
	return true;
}

void putback_lru_page(struct page *page)
{
	page_set(page, PG_lru);
	put_page(page);
}

void clear_page(struct page *page)
{
	for (std::atomic<unsigned long> &word : page->words)
		word.store(0, std::memory_order_relaxed);
}

void copy_page(struct page *to, const struct page *from)
{
	for (unsigned long i = 0; i < WORDS_PER_PAGE; i++)
		to->words[i].store(
			from->words[i].load(std::memory_order_relaxed),
			std::memory_order_relaxed);
}
