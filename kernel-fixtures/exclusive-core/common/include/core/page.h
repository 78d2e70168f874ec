// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A page frame: its descriptor, its counts, its flags, its lock, its words.
#ifndef CORE_PAGE_H
#define CORE_PAGE_H

#include <array>
#include <atomic>
#include <condition_variable>
#include <core/swap_entry.h>
#include <core/types.h>
#include <memory>
#include <mutex>

class rmap;
class zone;

enum pageflags {
	PG_anon,
	PG_dirty,
	PG_lru,
	PG_mlocked,
	PG_swapcache,
	PG_hwpoison,
	PG_device_private,
	PG_head,
	PG_tail,
};

// Whoever takes it may hand it to another thread to release.
class page_lock
{
public:
	void lock();
	bool trylock();
	void unlock();
	void wait();
	bool is_locked();

private:
	std::mutex guard;
	std::condition_variable released;
	bool taken = false;
};

// Frames have numbers without any table: a frame's number is the address of its
// descriptor in units of descriptors. Neighbours therefore follow each other.
constexpr unsigned long PAGE_DESCRIPTOR_SIZE = 512;

struct alignas(PAGE_DESCRIPTOR_SIZE) page {
	std::atomic<unsigned long> flags{0};
	std::atomic<int> refcount{0};	       // the head's counts for all
	std::atomic<int> mapcount{0};	       // of this page alone
	std::atomic<int> compound_mapcount{0}; // huge mappings; the head's
	std::atomic<struct page *> head{this};
	page_lock lock;

	// Set by whoever maps the page first, constant until it is free again.
	std::shared_ptr<rmap> mapping;
	unsigned long index = 0;

	swp_entry_t swap = {0}; // where the swap cache keeps it
	class zone *zone = nullptr;
	std::array<std::atomic<unsigned long>, WORDS_PER_PAGE> words{};
};

static_assert(sizeof(struct page) == PAGE_DESCRIPTOR_SIZE,
	      "frame numbers count descriptors");

inline unsigned long page_to_pfn(const struct page *page)
{
	return reinterpret_cast<unsigned long>(page) / PAGE_DESCRIPTOR_SIZE;
}

inline struct page *pfn_to_page(unsigned long pfn)
{
	return reinterpret_cast<struct page *>(pfn * PAGE_DESCRIPTOR_SIZE);
}

inline struct page *compound_head(struct page *page)
{
	return page->head.load();
}

inline bool page_test(const struct page *page, pageflags flag)
{
	return page->flags.load() & (1UL << flag);
}

inline void page_set(struct page *page, pageflags flag)
{
	page->flags.fetch_or(1UL << flag);
}

inline void page_clear(struct page *page, pageflags flag)
{
	page->flags.fetch_and(~(1UL << flag));
}

inline bool PageAnon(const struct page *page)
{
	return page_test(page, PG_anon);
}

inline bool PageDirty(const struct page *page)
{
	return page_test(page, PG_dirty);
}

inline void set_page_dirty(struct page *page)
{
	page_set(page, PG_dirty);
}

inline bool PageMlocked(const struct page *page)
{
	return page_test(page, PG_mlocked);
}

inline bool PageSwapCache(const struct page *page)
{
	return page_test(page, PG_swapcache);
}

inline bool PageHWPoison(const struct page *page)
{
	return page_test(page, PG_hwpoison);
}

inline bool is_device_private_page(const struct page *page)
{
	return page_test(page, PG_device_private);
}

inline bool PageTail(const struct page *page)
{
	return page_test(page, PG_tail);
}

inline bool PageCompound(const struct page *page)
{
	return page_test(page, PG_head) || page_test(page, PG_tail);
}

// The lock of a huge page is its head's.
bool PageLocked(struct page *page);
void lock_page(struct page *page);
bool trylock_page(struct page *page);
void unlock_page(struct page *page);
void wait_on_page_locked(struct page *page);

int page_count(struct page *page);
void get_page(struct page *page);
// Drops a reference; the last one frees the page.
void put_page(struct page *page);
// Fails on a page that is free.
bool get_page_unless_zero(struct page *page);
// If there are exactly so many references, nobody can take one more until they
// are given back.
bool page_ref_freeze(struct page *page, int count);
void page_ref_unfreeze(struct page *page, int count);

// Mappings of this page; a huge mapping is one of each page in it.
int page_mapcount(struct page *page);

// Takes the page off the list that reclaim and migration choose from, with a
// reference. Only one can have it.
bool isolate_lru_page(struct page *page);
void putback_lru_page(struct page *page);

void clear_page(struct page *page);
void copy_page(struct page *to, const struct page *from);

#endif // CORE_PAGE_H
