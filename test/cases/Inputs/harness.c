/* Calls each function of runs.def for entries of all types, and prints what it
 * gives and does.
 */
#include <setjmp.h>
#include <stdio.h>
#include "swapops.h"

#define PAGES 64

struct page mem_map[PAGES];
int lock_checks;
int effects;
static jmp_buf stopped;

#define RUN(name) long name(swp_entry_t e);
#include "runs.def"
#undef RUN

static const struct {
	const char *name;
	long (*run)(swp_entry_t e);
} runs[] = {
#define RUN(name) { #name, name },
#include "runs.def"
};

/* Where an assertion does not let go on. */
void stop(void)
{
	longjmp(stopped, 1);
}

static void call(int i, unsigned long type, unsigned long off)
{
	volatile long r = -2;

	lock_checks = effects = 0;
	for (int page = 0; page < PAGES; page++)
		mem_map[page] = (struct page){ .pfn = page };
	if (!setjmp(stopped))
		r = runs[i].run(swp_entry(type, off));
	printf("%s: %lu %lu %ld %d %d\n", runs[i].name, type, off, r, lock_checks, effects);
}

int main(void)
{
	for (int i = 0; i < sizeof(runs) / sizeof(*runs); i++)
		for (unsigned long type = 0; type < 32; type++)
			for (unsigned long off = 0; off < PAGES; off += 7)
				call(i, type, off);
	return 0;
}
