// What is said has no fix, so that all is as it was.
// RUN: %check_rule %s kstyle-copied-comment
#include "family.h"

int lock_of_zap;
void hold(int lock);
struct walk_state;

/* Called with the lock of zap_range held, so that no other walk frees it. */	// NOTE: copied from here
void zap(int zap_range)
{
	hold(zap_range);
}

// WARN: comment is copied from 'zap' and names 'zap_range', which 'count' does not have
/* Called with the lock of zap_range held, so that no other walk frees it. */
void count(int range)
{
	hold(range);
}

/* Called with the lock of zap_range held, so that no other walk frees it. */
void has_the_name(int range)
{
	int zap_range = range;

	hold(zap_range);
}

/* Called with the lock of zap_range held, so that no other walk frees it. */

void stands_apart(int range)
{
}

/* Called with the lock of zap_range held. */
void few_words(int zap_range)
{
}

/* Called with the lock of zap_range held. */
void few_words_too(int range)
{
}

/* Called with the lock of zap_range held, so that no other walk reads it. */
void other_words(int range)
{
}

/* What everybody knows, like lock_of_zap or hold(), may be named from all sides. */
void holds(int range)
{
	hold(lock_of_zap);
}

/* What everybody knows, like lock_of_zap or hold(), may be named from all sides. */
void names(int range)
{
}

/**
 * kernel_doc() - counts the pages of a range, one after the other	// NOTE: copied from here
 * @range: the range that is counted, from its first page to the last
 * @walker: whoever walks, which has to be the owner of the range	// NOTE: copied from here
 *
 * Each paragraph counts by itself, and kernel_doc() is no title in this one.
 */
void kernel_doc(int range, int walker)
{
}

// WARN: comment is copied from 'kernel_doc' and names 'kernel_doc', which 'kernel_doc_copied' does not have
/** kernel_doc() - counts the pages of a range, one after the other
 * @range: the range that is counted, from its first page to the last
 * the next line is a part of that, for nothing stands between the two
 */
void kernel_doc_copied(int range)
{
}

// WARN: comment is copied from 'kernel_doc' and names 'walker', which 'parameter_copied' does not have
/** @walker: whoever walks, which has to be the owner of the range
 *
 * Each paragraph counts by itself, and kernel_doc() is no title in this one.
 */
void parameter_copied(int range)
{
}

int in_a_body(swp_entry_t entry, swp_entry_t *other_entry)
{
	/*
	 * The page is locked by whoever has made the entry, so that the	// NOTE: copied from here
	 * other_entry holds until it is gone.
	 */
	return is_migration_entry(*other_entry);
}

int in_another_body(swp_entry_t entry)
{
#ifdef CONFIG_THAT_IS_OFF
	// WARN: comment is copied from 'in_a_body' and names 'other_entry', which 'in_another_body' does not have
	/* The page is locked by whoever has made the entry, so that
	 * the other_entry holds until it is gone. */
	return is_hwpoison_entry(entry);
#endif
	return 0;
}

/* The type of a variable is known to all, struct walk_state in this case. */
void has_a_variable(struct walk_state *walk_state)
{
}

/* The type of a variable is known to all, struct walk_state in this case. */
void has_none(void)
{
}

/* What has no type is no declaration, and zapped_pages is one of a product. */
#define ZAPPED(zapped_pages) ((zapped_pages) * 2)

/* What has no type is no declaration, and zapped_pages is one of a product. */
#define COUNTED(pages) ((pages) * 2)

int macro_argument(int range)
{
	return ZAPPED(/* of nothing that is_named anywhere else */ range) + COUNTED(range);
}

/* What a structure has is its own, lock_of_walk in this one above all. */	// NOTE: copied from here
struct walk_state {
	int lock_of_walk;
};

// WARN: comment is copied from 'walk_state' and names 'lock_of_walk', which 'count_state' does not have
/* What a structure has is its own, lock_of_walk in this one above all. */
struct count_state {
	int count;
};

#ifdef CONFIG_THAT_IS_OFF
/* In the branches of an #if there may be one comment for two, zap_range or not. */
void in_branches(int zap_range)
{
	hold(zap_range);
}
#else
/* In the branches of an #if there may be one comment for two, zap_range or not. */
void in_branches(int range)
{
}
#endif
