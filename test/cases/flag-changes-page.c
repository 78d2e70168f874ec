// RUN: %case %s | FileCheck %s
// The flag, which changes what the page is, is evaluated behind it.
// CHECK: not replaced: its arguments have side effects
#include "swapops.h"
static struct page *current_page;
static int advance(void)
{
	current_page++;
	return 1;
}

long run(swp_entry_t e)
{
	current_page = mem_map + 4;
	e = make_device_private_entry(current_page, advance());
	return swp_offset(e);
}
