// RUN: %check_rule %s kstyle-open-coded-gup -- -Wno-unused-function -Wno-unused-const-variable
#include "walk.h"

namespace mm {

struct Collected {
	page *pages[4];
	int npages;
};

static const mm_walk_ops operations = {
	nullptr,
	[](pte_t *pte, unsigned long, mm_walk *walk) {
		Collected *c = static_cast<Collected *>(walk->private_data);

		get_page(pte_page(*pte));
		c->pages[c->npages++] = pte_page(*pte);
		return 0;
	},
};

static int collect(pte_t *pte, unsigned long, mm_walk *walk)
{
	Collected *c = static_cast<Collected *>(walk->private_data);

	// NOTE: 'collect' takes a reference here
	get_page(pte_page(*pte));
	c->pages[c->npages++] = pte_page(*pte);
	return 0;
}

static const mm_walk_ops named = { nullptr, collect };

int positive(mm_struct *mm, Collected *c)
{
	// WARN: page table walk collects pages and takes references, as get_user_pages() does
	return walk_page_range(mm, 0, 4096, &named, c);
}

/* A lambda has no name to find it by. */
int near_miss_lambda(mm_struct *mm, Collected *c)
{
	return walk_page_range(mm, 0, 4096, &operations, c);
}

} // namespace mm
