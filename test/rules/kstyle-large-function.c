// RUN: %check_rule %s kstyle-large-function \
// RUN:   --option kstyle-large-function.StatementThreshold=12 \
// RUN:   --option kstyle-large-function.BranchThreshold=3
#include "family.h"

#define WALK_LOCK 1
enum { WALK_SPLIT = 2, WALK_COUNT = 4, WALK_RARE = 8 };

void lock(struct page *page);
void split(struct page *page);
void count(struct page *page);
bool next_page(struct page **page);

// WARN: function has 19 statements and 7 branches, up to 3 deep
int positive(struct page *page, int flags, bool all)
{
	int n = 0;

	if (flags & WALK_LOCK) { // NOTE: 'WALK_LOCK' guards 26 % of the statements, in 2 places
		lock(page);
		lock(page);
		lock(page);
		lock(page);
	}
	while (next_page(&page)) {
		if (!(flags & WALK_SPLIT)) { // NOTE: 'WALK_SPLIT' guards 10 % of the statements
			n++;
		} else {
			split(page);
			split(page);
		}
		if (unlikely(flags & WALK_COUNT) && n) // NOTE: 'WALK_COUNT' guards 5 % of the statements
			count(page);
		if (all) { // NOTE: 'all' guards 15 % of the statements
			if (flags & WALK_LOCK)
				lock(page);
			count(page);
		}
	}
	if (flags & WALK_RARE)
		;
	return n + flags;
}

// WARN: function has 14 statements and 4 branches, up to 2 deep
int without_flags(struct page *page, int limit)
{
	int n = 0;

	lock(page);
	lock(page);
	while (next_page(&page)) { // NOTE: this part has 6 statements; a helper would take 'page' and 'limit', set 'n' and say whether to leave the loop
		if (n > limit)
			break;
		if (n)
			split(page);
		n++;
		count(page);
	}
	if (n)
		lock(page);
	lock(page);
	return n;
}

/* Near misses. */
void straight(struct page *page)
{
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	lock(page);
	if (page)
		lock(page);
	lock(page);
}

void dense(struct page *page)
{
	if (page)
		lock(page);
	if (page)
		lock(page);
	if (page)
		lock(page);
	if (page)
		lock(page);
	if (page)
		lock(page);
	lock(page);
}

/* What a macro expands to is one statement; so is its argument. */
#define LOCK_THRICE(page) \
	do { \
		if (page) \
			lock(page); \
		if (page) \
			lock(page); \
		if (page) \
			lock(page); \
	} while (0)
void macro_body(struct page *page)
{
	LOCK_THRICE(page);
	LOCK_THRICE(page);
	LOCK_THRICE(page);
	LOCK_THRICE(page);
	LOCK_THRICE(page);
	LOCK_THRICE(page);
}

#define RUN(body) do body while (0)
void macro_argument(struct page *page)
{
	RUN({
		if (page)
			lock(page);
		if (page)
			lock(page);
		if (page)
			lock(page);
		lock(page);
		lock(page);
		lock(page);
		lock(page);
		lock(page);
		lock(page);
	});
}

/* A function that a macro makes is nobody's to split. */
#define MAKE(name) \
	void name(struct page *page) \
	{ \
		LOCK_THRICE(page); \
		if (page) \
			lock(page); \
		if (page) \
			lock(page); \
		if (page) \
			lock(page); \
		lock(page); \
		lock(page); \
		lock(page); \
		lock(page); \
		lock(page); \
		lock(page); \
	}
MAKE(made)

void comment_inside(struct page *page)
{
	/*
	 * if (a);
	 * if (b);
	 * if (c);
	 * if (d);
	 * if (e);
	 * if (f);
	 * if (g);
	 */
	lock(page);
}
