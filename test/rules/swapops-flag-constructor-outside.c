// RUN: %check_rule %s swapops-flag-constructor,swapops-entry-mutator,swapops-writable-predicate
// What stands in no function is left alone, and is said.
#include "family-flag.h"

struct operations {
	swp_entry_t (*make)(struct page *page, bool write);
	void (*make_read)(swp_entry_t *entry);
	bool (*asks)(swp_entry_t entry);
};

static const struct operations operations = {
	// WARN: 'make_device_private_entry' chooses what it makes by a flag
	// NOTE: not changed: it stands in no function
	.make = make_device_private_entry,
	// WARN: 'make_device_private_entry_read' changes an entry in place
	// NOTE: not changed: it stands in no function
	.make_read = make_device_private_entry_read,
	// WARN: 'is_write_device_private_entry' asks whether an entry is a write
	// NOTE: not changed: it stands in no function
	.asks = is_write_device_private_entry,
};

const struct operations *near_miss_no_name(void)
{
	return &operations;
}
