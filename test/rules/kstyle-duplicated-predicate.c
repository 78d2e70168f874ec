// RUN: %check_rule %s kstyle-duplicated-predicate
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
// NOTE(predicates.h): it is defined here
#include "predicates.h"

bool positive_disjunct(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_READ ||
	       // WARN: condition spells out the body of 'is_write_entry'
	       swp_type(entry) == TYPE_WRITE;
}

bool positive_through_a_local(swp_entry_t entry)
{
	int type = swp_type(entry);

	// WARN: condition spells out the body of 'is_write_entry'
	return type == TYPE_READ || type == TYPE_WRITE;
}

int positive_any_argument(pte_t *ptes, int i)
{
	// WARN: condition spells out the body of 'is_write_entry'
	if (likely(swp_type(pte_to_swp_entry(ptes[i])) == TYPE_WRITE) && i)
		return 1;
	return 0;
}

int positive_several(struct mapping *m)
{
	// WARN: condition spells out the body of 'is_ours'
	if (m->limit == init_mapping.limit && m->page != init_mapping.page)
		return 1;
	return 0;
}

/* The longest part of a row, once. */
int positive_within_a_row(struct mapping *m, int i)
{
	// WARN: condition spells out the body of 'is_ours'
	return i && m->limit == init_mapping.limit && m->page != init_mapping.page &&
	       m->flags;
}

bool fixed_form(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_READ || is_write_entry(entry);
}

int near_miss_nothing_special(struct mapping *m, struct mapping *n)
{
	return m->flags || m->limit == n->limit || m->limit < TYPE_READ;
}

int positive_global(struct mapping *m)
{
	// WARN: condition spells out the body of 'is_init'
	return m->flags || m == &init_mapping;
}

/* What nobody here asks may mean something else. */
int near_miss_nobody_asks(struct mapping *m)
{
	return m->flags || m->flags == TYPE_OF_OTHERS;
}

bool fixed_forms(struct mapping *m)
{
	return is_ours(m) || is_init(m);
}

/* A list of predicates, some of which another one stands for. */
bool near_miss_list(struct mapping *m)
{
	return is_low(m->flags) || is_ours(m) || is_init(m);
}

/* A second name for the question. */
bool near_miss_alias(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_WRITE;
}

bool near_miss_other_constant(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_READ || swp_type(entry) == TYPE_OF_OTHERS ||
	       swp_type(entry) == 18;
}

bool near_miss_other_operator(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_READ || swp_type(entry) >= TYPE_WRITE;
}

int near_miss_changes(unsigned int type, swp_entry_t entry)
{
	type = swp_type(entry);
	if (type == TYPE_READ)
		return 1;
	return type == TYPE_WRITE ? 2 : 3;
}

int near_miss_side_effect(swp_entry_t *entry)
{
	if (swp_type(*entry++) == TYPE_WRITE || swp_type(*entry) == TYPE_READ)
		return 1;
	return 0;
}

int near_miss_two_mappings(struct mapping *m, struct mapping *n)
{
	if (m->limit == init_mapping.limit && n->page != init_mapping.page)
		return 1;
	return 0;
}

int near_miss_hidden(swp_entry_t entry, int is_write_entry)
{
	if (is_write_entry && swp_type(entry) == TYPE_WRITE)
		return 1;
	return 0;
}

/* Too late. */
int near_miss_defined_below(swp_entry_t entry, int i)
{
	if (i && swp_type(entry) == TYPE_READ)
		return 1;
	return 0;
}

static inline bool is_read_entry(swp_entry_t entry)
{
	return swp_type(entry) == TYPE_READ;
}

int macro_argument(swp_entry_t entry)
{
	if (is_read_entry(entry))
		return 0;
	// WARN: condition spells out the body of 'is_write_entry'
	return WARN_ON(swp_type(entry) == TYPE_WRITE);
}

#define MACRO_BODY(entry) (swp_type(entry) == TYPE_WRITE)
int macro_body(swp_entry_t entry, int i)
{
	return i && MACRO_BODY(entry);
}

int comment_inside(swp_entry_t entry, int i)
{
	// WARN: condition spells out the body of 'is_write_entry'
	if (i && swp_type(/* ours */ entry) == TYPE_WRITE)
		return 1;
	return 0;
}
