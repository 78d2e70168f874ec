// RUN: %case %s | FileCheck %s
// The assertion would run before the flag, which locks the page.
// CHECK: not replaced
#include "swapops.h"
extern int effects;
static struct page *page_;
static int lock_it(int on)
{
	page_->locked = on;
	return on;
}

long run(swp_entry_t e)
{
	page_ = mem_map + 4;
	page_->locked = 0;
	struct page *page = page_;

	e = make_migration_entry(page, lock_it(1));
	return swp_type(e);
}
