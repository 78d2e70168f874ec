// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A piece of memory, the machine's or a device's: all its frames, and which of
// them are free.
#ifndef CORE_ZONE_H
#define CORE_ZONE_H

#include <core/page.h>
#include <memory>
#include <mutex>

class zone
{
public:
	// With an owner, the memory of that device, which no CPU can reach.
	explicit zone(unsigned long nr_pages, void *owner = nullptr);
	~zone();
	zone(const zone &) = delete;
	zone &operator=(const zone &) = delete;

	// 1 << order pages with one reference, filled with zeroes, or NULL.
	struct page *alloc(unsigned int order = 0);
	// For put_page() only, or for what froze the last reference.
	void free(struct page *page);

	unsigned long nr_free();
	unsigned long nr_pages() const { return count; }
	// Descriptors stay where they are whether the frame is free or not.
	struct page *frame(unsigned long nr) { return &frames[nr]; }
	void *device() const { return owner; }

private:
	bool is_run_free(unsigned long first, unsigned long nr) const;

	const unsigned long count;
	void *const owner;
	std::unique_ptr<struct page[]> frames;
	std::mutex lock; // of what follows
	std::unique_ptr<bool[]> used;
};

#endif // CORE_ZONE_H
