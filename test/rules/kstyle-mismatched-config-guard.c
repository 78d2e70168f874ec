// RUN: %check_rule %s kstyle-mismatched-config-guard
// What Kconfig says is in kconfig.test.
// NOTE(family.h): 'is_device_private_entry' without that option
// NOTE(family.h): 'is_migration_entry' without that option
// NOTE(family.h): 'is_device_private_entry' without that option
// NOTE(family.h): 'is_migration_entry' without that option
#include "family.h"

int positive(swp_entry_t entry)
{
	// WARN: guard of a test asks for CONFIG_MIGRATION, 'is_device_private_entry' for CONFIG_DEVICE_PRIVATE
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		return -1;
#endif
	return 0;
}

/* Also where nothing of it is compiled. */
int assertion(swp_entry_t entry)
{
	// WARN: guard of a test asks for CONFIG_NUMA, 'is_migration_entry' for CONFIG_MIGRATION
#if defined(CONFIG_NUMA)
	VM_BUG_ON(is_migration_entry(entry));
#endif
	return 0;
}

/* Near misses. */
int its_own_option(swp_entry_t entry)
{
#ifdef CONFIG_DEVICE_PRIVATE
	if (is_device_private_entry(entry))
		return -1;
#endif
#if defined(CONFIG_MIGRATION) || defined(CONFIG_DEVICE_PRIVATE)
	if (is_device_private_entry(entry))
		return -1;
#endif
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry) && !is_migration_entry(entry))
		return -1;
#endif
	return 0;
}

int no_stub(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	if (swp_type(entry) == 0)
		return -1;
#endif
	return 0;
}

/* What the arm names is there only with the option. */
struct walk {
#ifdef CONFIG_MIGRATION
	int moved;
#endif
	int ended;
};

void member_of_the_option(swp_entry_t entry, struct walk *walk)
{
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		walk->moved = 1;
#endif
}

/* Two ways to do the work: neither is a stub. */
#ifdef CONFIG_DEVICE_PRIVATE
static inline bool has_room(unsigned long want)
{
	return want < 4;
}
#else
static inline bool has_room(unsigned long want)
{
	return want < 8;
}
#endif

int another_way(unsigned long want)
{
#ifdef CONFIG_MIGRATION
	if (has_room(want))
		return -1;
#endif
	return has_room(want + 1);
}

/* More than a test: the option decides about something else as well. */
int not_only_a_test(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	unsigned long offset = swp_offset(entry);

	if (is_device_private_entry(entry))
		return offset;
#endif
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		return -1;
	entry.val++;
#endif
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		return -1;
	else
		entry.val++;
#endif
#ifdef CONFIG_MIGRATION
	if (is_device_private_entry(entry))
		return -1;
#else
	entry.val++;
#endif
	return entry.val;
}

int no_option(swp_entry_t entry)
{
#ifdef DEBUG
	if (is_device_private_entry(entry))
		return -1;
#endif
	return 0;
}

int macro_argument(swp_entry_t entry)
{
	// WARN: guard of a test asks for CONFIG_MIGRATION, 'is_device_private_entry' for CONFIG_DEVICE_PRIVATE
#ifdef CONFIG_MIGRATION
	if (unlikely(is_device_private_entry(entry))) {
		return -1;
	}
#endif
	return 0;
}

/* What a macro calls is not seen. */
#define IS_DEVICE(entry) is_device_private_entry(entry)
int macro_body(swp_entry_t entry)
{
#ifdef CONFIG_MIGRATION
	if (IS_DEVICE(entry))
		return -1;
#endif
	return 0;
}

int comment_inside(swp_entry_t entry)
{
	// WARN: guard of a test asks for CONFIG_DEVICE_PRIVATE, 'is_migration_entry' for CONFIG_MIGRATION
#ifdef CONFIG_DEVICE_PRIVATE /* not CONFIG_MIGRATION */
	/* is_device_private_entry(entry) */
	if (is_migration_entry(entry)) /* is_device_private_entry(entry) */
		return -1;
#endif
	return 0;
}

/* The fixed form. */
int fixed_form(swp_entry_t entry)
{
	if (is_device_private_entry(entry))
		return -1;
	return 0;
}
