/* Calls run() for entries of all types, and prints what it gives and does. */
#include <stdio.h>
#include "swapops.h"
struct page mem_map[64];
int lock_checks;
int effects;
long run(swp_entry_t e);
int main(void)
{
	for (int i = 0; i < 64; i++)
		mem_map[i].pfn = i;
	for (unsigned long type = 0; type < 32; type++)
		for (unsigned long off = 0; off < 64; off += 7) {
			lock_checks = effects = 0;
			long r = run(swp_entry(type, off));
			printf("%lu %lu %ld %d %d\n", type, off, r, lock_checks, effects);
		}
	return 0;
}
