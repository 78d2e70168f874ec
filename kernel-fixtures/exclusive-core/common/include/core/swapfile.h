// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Swap files: slots with a use count and contents, and the swap cache, which
// knows the page that a slot is being written from or read into.
#ifndef CORE_SWAPFILE_H
#define CORE_SWAPFILE_H

#include <array>
#include <core/swap_entry.h>
#include <core/types.h>
#include <functional>
#include <mutex>
#include <vector>

struct page;

class swap_files
{
public:
	static constexpr unsigned int NR_FILES = 2;

	explicit swap_files(unsigned long nr_slots);
	~swap_files();
	swap_files(const swap_files &) = delete;
	swap_files &operator=(const swap_files &) = delete;

	// The page's place in the cache: finds a slot for the locked page and
	// caches it there. The cache holds a reference.
	bool add(struct page *page);
	// Caches the locked page for a slot that is in use. Fails with -EEXIST
	// if another page is cached there, -ENOENT if the slot is free.
	int prepare(swp_entry_t entry, struct page *page);
	// The cached page with a reference, or NULL.
	struct page *lookup(swp_entry_t entry);
	// Takes the locked page out of the cache and drops the reference.
	void remove(struct page *page);
	// The same if there are exactly so many references left: then all of
	// them are gone at once.
	bool remove_last(struct page *page, int count);

	void duplicate(swp_entry_t entry);
	// One user less; returns how many are left.
	int release(swp_entry_t entry);
	int count(swp_entry_t entry);

	void read(swp_entry_t entry, struct page *page);
	void write(swp_entry_t entry, const struct page *page);

	// For whoever wants to look: visit(entry, users, cached page or NULL).
	void for_each(const std::function<void(swp_entry_t, int, struct page *)>
			      &visit);

private:
	struct slot {
		int users = 0;
		struct page *cached = nullptr;
		std::array<unsigned long, WORDS_PER_PAGE> words{};
	};

	slot &at(swp_entry_t entry);
	void forget(struct page *page);

	std::mutex lock; // of what follows
	std::array<std::vector<slot>, NR_FILES> files;
};

#endif // CORE_SWAPFILE_H
