/* Runs both sides on every type of entry, and compares results and effects. */
#include "page.h"
#include "shapes.h"
#include <stdio.h>
#include <string.h>

#define PAGES 16
#define TYPES 32
#define CHOICES 3
#define EVENTS 256

struct page mem_map[PAGES];

struct run {
	unsigned long result;
	int count;
	struct event {
		const char *what;
		unsigned long about;
	} events[EVENTS];
};

static struct run *current;
static int asked;

static void record(const char *what, unsigned long about)
{
	if (current->count < EVENTS)
		current->events[current->count++] = (struct event){ what, about };
}

void kernel_bug(void)
{
	record("bug", 0);
}

void read_barrier(void)
{
	record("barrier", 0);
}

void get_page(struct page *page)
{
	record("get", page ? page - mem_map : -1UL);
}

void put_page(struct page *page)
{
	record("put", page ? page - mem_map : -1UL);
}

int page_mapcount(struct page *page)
{
	record("mapcount", page - mem_map);
	return page->mapcount;
}

void note(const char *what)
{
	record(what, 0);
}

int ask(void)
{
	record("ask", asked);
	return asked++ < 3;
}

static void perform(const struct shape *shape, struct run *run, unsigned long val, int choice)
{
	memset(run, 0, sizeof(*run));
	current = run;
	asked = 0;
	run->result = shape->run(val, choice);
}

static int same(const struct run *a, const struct run *b)
{
	int i;

	if (a->result != b->result || a->count != b->count)
		return 0;
	for (i = 0; i < a->count; i++)
		if (strcmp(a->events[i].what, b->events[i].what) ||
		    a->events[i].about != b->events[i].about)
			return 0;
	return 1;
}

static void show(const char *side, const struct run *run)
{
	int i;

	printf("  %s: %#lx", side, run->result);
	for (i = 0; i < run->count; i++)
		printf(" %s(%ld)", run->events[i].what, run->events[i].about);
	printf("\n");
}

int main(void)
{
	static struct run before, after;
	unsigned long differences = 0, runs = 0, effects = 0;
	int i, type, pfn, choice;

	/* Locked and unlocked, heads and tails, mapped and not. */
	for (i = 0; i < PAGES; i++) {
		mem_map[i].flags = i & 1;
		mem_map[i].head = i & 2 ? &mem_map[i & 4 ? 1 : 0] : NULL;
		mem_map[i].mapcount = i >> 3;
	}
	for (i = 0; old_shapes[i].name; i++) {
		if (strcmp(old_shapes[i].name, new_shapes[i].name))
			return 3;
		for (type = 0; type < TYPES; type++)
			for (pfn = 0; pfn < PAGES - 1; pfn++)
				for (choice = 0; choice < CHOICES; choice++) {
					unsigned long val = (unsigned long)type << 56 | pfn;

					perform(&old_shapes[i], &before, val, choice);
					perform(&new_shapes[i], &after, val, choice);
					runs++;
					effects += before.count;
					if (same(&before, &after))
						continue;
					if (differences++ < 5) {
						printf("%s: type %d, page %d, choice %d\n",
						       old_shapes[i].name, type, pfn, choice);
						show("before", &before);
						show("after", &after);
					}
				}
	}
	printf("%lu runs, %lu effects, %lu differences\n", runs, effects, differences);
	return differences != 0;
}
