// RUN: %case %s | FileCheck %s
// A statement that ends in the brace of an expression has its ';' behind it.
// CHECK: s = (struct slot){
#include "swapops.h"
extern int effects;
struct slot {
	swp_entry_t e;
	int n;
};

long run(swp_entry_t e)
{
	struct page *page = mem_map + 4;
	int n = swp_offset(e) & 3;
	bool w = n & 1;
	struct slot s = { e, 1 };

	if (n)
		s = (struct slot){ make_migration_entry(page, 1), n };
	return swp_type(s.e) + s.n;
}
