// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/bug.h>
#include <core/zone.h>

zone::zone(unsigned long nr_pages, void *owner)
	: count(nr_pages),
	  owner(owner),
	  frames(new struct page[nr_pages]),
	  used(new bool[nr_pages]())
{
}

zone::~zone() = default;

bool zone::is_run_free(unsigned long first, unsigned long nr) const
{
	for (unsigned long i = first; i < first + nr; i++)
		if (used[i])
			return false;
	return true;
}

struct page *zone::alloc(unsigned int order)
{
	unsigned long nr = 1UL << order;
	std::lock_guard<std::mutex> held(lock);

	for (unsigned long first = 0; first + nr <= count; first += nr) {
		if (!is_run_free(first, nr))
			continue;
		struct page *head = &frames[first];
		for (unsigned long i = 0; i < nr; i++) {
			struct page *page = head + i;

			used[first + i] = true;
			page->zone = this;
			page->head.store(head);
			page->flags.store(owner ? 1UL << PG_device_private : 0);
			if (nr > 1)
				page_set(page, i ? PG_tail : PG_head);
			clear_page(page);
		}
		head->refcount.store(1);
		return head;
	}
	return nullptr;
}

// What is freed must have been let go of by everybody.
void zone::free(struct page *page)
{
	unsigned long first = page - frames.get();
	unsigned long nr = page_test(page, PG_head) ? HPAGE_PMD_NR : 1;

	BUG_ON(page->refcount.load());
	BUG_ON(page->compound_mapcount.load());
	BUG_ON(PageSwapCache(page));
	BUG_ON(PageMlocked(page));
	for (unsigned long i = 0; i < nr; i++) {
		BUG_ON(page[i].mapcount.load());
		page[i].mapping.reset();
		page[i].index = 0;
		page[i].swap = {0};
		page[i].flags.store(0);
	}

	std::lock_guard<std::mutex> held(lock);
	for (unsigned long i = 0; i < nr; i++) {
		BUG_ON(!used[first + i]);
		page[i].head.store(&page[i]);
		used[first + i] = false;
	}
}

unsigned long zone::nr_free()
{
	std::lock_guard<std::mutex> held(lock);
	unsigned long nr = 0;

	for (unsigned long i = 0; i < count; i++)
		nr += !used[i];
	return nr;
}
