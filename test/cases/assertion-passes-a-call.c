// RUN: %case %s | FileCheck %s
// The assertion would run before a call that locks the page.
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

	lock_it(1), e = make_migration_entry(page, 1);
	return swp_type(e);
}
