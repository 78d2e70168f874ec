// RUN: %case %s | FileCheck %s
// The flag would be read behind a call that changes it.
// CHECK: +
#include "swapops.h"
extern int effects;
static int writable;
static int toggle(void)
{
	return writable = !writable;
}

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;

	writable = swp_offset(e) & 1;
	swp_entry_t x = make_device_private_entry(page, writable);
	int old = toggle();

	return swp_type(x) + old;
}
