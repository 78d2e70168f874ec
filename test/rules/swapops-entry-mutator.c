// RUN: %check_rule %s swapops-entry-mutator
// Calls that change an entry in place become assignments.
// WARN(family-flag.h): header has no readable and writable constructor of migration entries
// WARN(family-flag.h): header has no readable and writable constructor of device_private entries
#include "family-flag.h"

struct slot {
	swp_entry_t entry;
	swp_entry_t *entries;
};

swp_entry_t positive(swp_entry_t entry)
{
//--- before
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(&entry);
	if (is_device_private_entry(entry))
		// WARN: 'make_device_private_entry_read' changes an entry in place
		make_device_private_entry_read(&entry);
//--- after
	entry = make_readable_migration_entry(swp_offset(entry));
	if (is_device_private_entry(entry))
		entry = make_readable_device_private_entry(swp_offset(entry));
//--- both
	return entry;
}

void pointers(struct slot *slot, swp_entry_t *entry, int i)
{
//--- before
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(entry);
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(&slot->entry);
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(&slot->entries[i]);
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(slot->entries + i);
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(slot->entries);
//--- after
	*entry = make_readable_migration_entry(swp_offset(*entry));
	slot->entry = make_readable_migration_entry(swp_offset(slot->entry));
	slot->entries[i] =
		make_readable_migration_entry(swp_offset(slot->entries[i]));
	*(slot->entries + i) =
		make_readable_migration_entry(swp_offset(*(slot->entries + i)));
	*slot->entries =
		make_readable_migration_entry(swp_offset(*slot->entries));
//--- both
}

void in_loop_head(swp_entry_t entry, int i)
{
//--- before
	// WARN: 'make_migration_entry_read' changes an entry in place
	for (; i; i--, make_migration_entry_read(&entry))
		;
//--- after
	for (; i; i--, entry = make_readable_migration_entry(swp_offset(entry)))
		;
//--- both
}

void comment_inside(swp_entry_t entry)
{
//--- before
	// WARN: 'make_migration_entry_read' changes an entry in place
	make_migration_entry_read(/* ours */ &entry); /* kept */
//--- after
	entry = /* ours */ make_readable_migration_entry(swp_offset(entry)); /* kept */
//--- both
}

#define TWICE(what)							\
	do {								\
		what;							\
		what;							\
	} while (0)
void macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: 'make_migration_entry_read' changes an entry in place
	TWICE(make_migration_entry_read(&entry));
//--- after
	TWICE(entry = make_readable_migration_entry(swp_offset(entry)));
//--- both
}

/* Near misses. */
static inline void make_other_read(swp_entry_t *entry)
{
	entry->val = 0;
}

bool near_miss(swp_entry_t entry)
{
	make_other_read(&entry);
	return is_write_migration_entry(entry);
}

/* Refused, with the reason. */
#define MACRO_BODY(entry) make_migration_entry_read(&(entry))
void macro_body(swp_entry_t entry)
{
	// WARN: 'make_migration_entry_read' changes an entry in place
	// NOTE: not replaced: it stands in a macro
	MACRO_BODY(entry);
}

void side_effects(swp_entry_t *entry)
{
	// WARN: 'make_migration_entry_read' changes an entry in place
	// NOTE: not replaced: its argument has side effects and would be evaluated twice
	make_migration_entry_read(entry++);
}

void value(swp_entry_t entry, int i)
{
	// WARN: 'make_migration_entry_read' changes an entry in place
	// NOTE: not replaced: it is a part of an expression
	i ? make_migration_entry_read(&entry) : (void)0;
}

void hidden_name(swp_entry_t entry, int swp_offset)
{
	if (swp_offset)
		// WARN: 'make_migration_entry_read' changes an entry in place
		// NOTE: not replaced: a local name hides 'swp_offset' there
		make_migration_entry_read(&entry);
}

void (*address(void))(swp_entry_t *)
{
	// WARN: 'make_migration_entry_read' changes an entry in place
	// NOTE: not replaced: its address is taken
	return make_migration_entry_read;
}
