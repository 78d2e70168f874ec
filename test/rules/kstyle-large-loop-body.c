// RUN: %check_rule %s kstyle-large-loop-body \
// RUN:   --option kstyle-large-loop-body.StatementThreshold=6 \
// RUN:   --option kstyle-large-loop-body.BranchThreshold=2 \
// RUN:   --option kstyle-large-loop-body.ParameterLimit=4
#include "family.h"

struct slot {
	struct slot *next;
	pte_t pte;
	int used;
};

bool next_slot(struct slot **slot);
bool try_slot(struct slot *slot, int *error);
void take(struct slot *slot);
void drop(struct slot *slot);

#define for_each_slot(slot, list) \
	for ((slot) = (list); (slot); (slot) = (slot)->next)
#define for_each_used_slot(slot, list) \
	for_each_slot(slot, list) \
		if (!(slot)->used) \
			continue; \
		else

int positive(struct slot *slot, struct page *page, int limit)
{
	int taken = 0;
	int error;

	// WARN: loop body has 9 statements and 3 branches
	while (next_slot(&slot)) { // NOTE: a helper would take 'slot', 'limit' and 'page', set 'taken' and say whether to leave the loop
		if (!slot->used)
			continue;
		if (!try_slot(slot, &error))
			break;
		if (taken > limit)
			break;
		get_page(page);
		take(slot);
		taken++;
	}
	return taken;
}

/* What the body alone sets is a local of the helper. */
int one_result(struct slot *slot)
{
	int sum = 0, used, i;

	// WARN: loop body has 7 statements and 2 branches
	for (i = 0; i < 10; i++) { // NOTE: a helper would take 'i' and 'slot' and return 'sum'
		used = slot[i].used;
		if (used > 1)
			used = 1;
		if (used)
			take(&slot[i]);
		sum += used;
		drop(&slot[i]);
	}
	return sum;
}

void macro_loop(struct slot *list)
{
	struct slot *slot;

	// WARN: loop body has 6 statements and 2 branches
	for_each_slot(slot, list) { // NOTE: a helper would take 'slot'
		if (slot->used)
			take(slot);
		take(slot);
		if (slot->used > 1)
			drop(slot);
		drop(slot);
	}

	// WARN: loop body has 6 statements and 2 branches
	for_each_used_slot(slot, list) { // NOTE: a helper would take 'slot'
		if (slot->used > 1)
			take(slot);
		take(slot);
		if (slot->used > 2)
			drop(slot);
		drop(slot);
	}
}

/* What the head of the loop sets anew is no result. */
void set_by_the_head(struct slot *list)
{
	struct slot *slot, *next;

	// WARN: loop body has 6 statements and 2 branches
	for (slot = list, next = slot->next; slot; slot = next, next = slot->next) { // NOTE: a helper would take 'slot'
		if (!try_slot(slot, NULL))
			slot = slot->next;
		if (slot)
			drop(slot);
		take(slot);
		take(slot);
	}
}

/* The inner body is large too; the helper of the outer one has it. */
void nested(struct slot *list, struct slot *slot)
{
	// WARN: loop body has 8 statements and 3 branches
	while (next_slot(&list)) { // NOTE: a helper would take 'list'
		take(list);
		for_each_slot(slot, list) {
			if (slot->used)
				take(slot);
			take(slot);
			if (slot->used > 1)
				drop(slot);
			drop(slot);
		}
	}
}

int one_label(struct slot *slot)
{
	// WARN: loop body has 6 statements and 2 branches
	do { // NOTE: a helper would take 'slot' and say whether to go to 'out'
		if (!try_slot(slot, NULL))
			goto out;
		take(slot);
		if (slot->used)
			drop(slot);
		drop(slot);
	} while (next_slot(&slot));
	return 1;
out:
	return 0;
}

/* Near misses. */
void few_statements(struct slot *slot)
{
	while (next_slot(&slot)) {
		if (slot->used)
			take(slot);
		if (slot->used > 1)
			drop(slot);
		drop(slot);
	}
}

void straight(struct slot *slot)
{
	while (next_slot(&slot)) {
		take(slot);
		drop(slot);
		take(slot);
		drop(slot);
		take(slot);
		drop(slot);
	}
}

/* A helper would need too much. */
int many_parameters(struct slot *slot, int a, int b, int c, int d)
{
	while (next_slot(&slot)) {
		if (slot->used == a)
			take(slot);
		if (slot->used == b)
			drop(slot);
		a += c;
		b += d;
	}
	return a + b;
}

int several_ways_out(struct slot *slot)
{
	while (next_slot(&slot)) {
		if (!try_slot(slot, NULL))
			goto out;
		take(slot);
		if (slot->used)
			goto put;
		drop(slot);
		drop(slot);
	}
put:
	drop(slot);
out:
	return 0;
}

int leaves_and_returns(struct slot *slot)
{
	while (next_slot(&slot)) {
		if (!try_slot(slot, NULL))
			break;
		take(slot);
		if (slot->used)
			return 1;
		drop(slot);
		drop(slot);
	}
	return 0;
}

int three_results(struct slot *slot)
{
	int one = 0, two = 0, three = 0;

	while (next_slot(&slot)) {
		if (slot->used)
			one++;
		take(slot);
		if (slot->used > 1)
			two++;
		three++;
		drop(slot);
	}
	return one + two + three;
}

/* What a macro expands to is one statement. */
#define TAKE_TWICE(slot) \
	do { \
		if ((slot)->used) \
			take(slot); \
		take(slot); \
		if ((slot)->used > 1) \
			take(slot); \
		take(slot); \
	} while (0)
void macro_body(struct slot *slot)
{
	while (next_slot(&slot)) {
		TAKE_TWICE(slot);
		TAKE_TWICE(slot);
	}
	TAKE_TWICE(slot);
}

/* The body is a macro's argument: there is nothing to move. */
#define REPEAT(slot, body) while (next_slot(&(slot))) body
void macro_argument(struct slot *slot)
{
	REPEAT(slot, {
		if (slot->used)
			take(slot);
		take(slot);
		if (slot->used > 1)
			drop(slot);
		drop(slot);
	});
}

void comment_inside(struct slot *slot)
{
	// WARN: loop body has 6 statements and 2 branches
	while (next_slot(&slot)) { // NOTE: a helper would take 'slot'
		/* One; two; three; */
		if (slot->used)
			take(slot);
		take(slot);
		if (slot->used > 1)
			drop(slot);
		drop(slot); /* if (slot) */
	}
}

/* The fixed form. */
static bool use_slot(struct slot *slot)
{
	if (slot->used)
		take(slot);
	take(slot);
	if (slot->used > 1)
		drop(slot);
	drop(slot);
	return slot->used;
}

void fixed_form(struct slot *slot)
{
	while (next_slot(&slot)) {
		if (!use_slot(slot))
			break;
	}
}
