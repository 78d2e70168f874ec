// RUN: %check_rule %s kstyle-needless-local
#include "entry.h"

#define POISON 16
#define READ 17
#define SWAP_TYPE_OF_POISON POISON
#define SWAP_TYPE_OF_READ READ

bool positive(swp_entry_t entry)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	int type = swp_type(entry);

	return type == POISON || type == READ;
//--- after
	return swp_type(entry) == POISON || swp_type(entry) == READ;
//--- both
}

bool the_lines_no_longer_fit(swp_entry_t our_entry)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	const unsigned int type = swp_type(our_entry);
	return type == SWAP_TYPE_OF_POISON || type == SWAP_TYPE_OF_READ;
//--- after
	return swp_type(our_entry) == SWAP_TYPE_OF_POISON ||
	       swp_type(our_entry) == SWAP_TYPE_OF_READ;
//--- both
}

bool in_order(swp_entry_t entry, unsigned int limit)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	unsigned int type = swp_type(entry);

	/* What is small is a file. */
	return type && type < limit;
//--- after
	/* What is small is a file. */
	return swp_type(entry) && swp_type(entry) < limit;
//--- both
}

int fixed_form(swp_entry_t entry)
{
	return swp_type(entry) == POISON || swp_type(entry) == READ;
}

extern unsigned int read_type(swp_entry_t entry);
static inline unsigned long read_flags(struct page *page)
{
	return page->flags;
}
static inline unsigned int count_type(swp_entry_t entry)
{
	static unsigned int calls;

	return swp_type(entry) + calls++;
}

int near_miss_not_inline(swp_entry_t entry)
{
	unsigned int type = read_type(entry);

	return type == POISON || type == READ;
}

int near_miss_reads_memory(struct page *page)
{
	unsigned long flags = read_flags(page);

	return flags == 1 || flags == 2;
}

int near_miss_side_effect(swp_entry_t entry)
{
	unsigned int type = count_type(entry);

	return type == POISON || type == READ;
}

int near_miss_argument_changes(swp_entry_t *entry)
{
	unsigned int type = swp_type(*entry++);

	return type == POISON || type == READ;
}

int near_miss_volatile(swp_entry_t entry)
{
	volatile unsigned int type = swp_type(entry);

	return type == POISON || type == READ;
}

unsigned int near_miss_no_comparison(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	return (type << 8) | type;
}

unsigned long near_miss_size(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	return type == POISON ? sizeof(type) : 0;
}

int near_miss_cast(swp_entry_t entry)
{
	unsigned char type = (unsigned char)swp_type(entry);

	return type == POISON;
}

int near_miss_more_statements(swp_entry_t entry)
{
	unsigned int type = swp_type(entry);

	if (type == POISON)
		return 0;
	return type == READ;
}

bool macro_argument(swp_entry_t entry)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	unsigned int type = swp_type(entry);

	return unlikely(type == POISON || type == READ);
//--- after
	return unlikely(swp_type(entry) == POISON || swp_type(entry) == READ);
//--- both
}

#define SQUARE_IS(x, y) ((x) == (y) || (x) == -(y))
bool macro_argument_twice(swp_entry_t entry)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	unsigned int type = swp_type(entry);

	return SQUARE_IS(type, 3U);
//--- after
	return SQUARE_IS(swp_type(entry), 3U);
//--- both
}

#define HIDES(x) ({ int entry = (x); entry; })
int macro_argument_hidden(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: 'entry' is another variable in the return
	unsigned int type = swp_type(entry);

	return HIDES(type == POISON);
}

#define IS_POISON (type == POISON)
int macro_body(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: it stands in a macro
	unsigned int type = swp_type(entry);

	return IS_POISON;
}

#define MACRO_BODY(name)						\
	int name(swp_entry_t entry)					\
	{								\
		unsigned int type = swp_type(entry);			\
		return type == POISON;				\
	}
MACRO_BODY(macro_function)

int converts(swp_entry_t entry, int other)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: the declaration converts what the call gives
	int type = swp_type(entry);

	return type < 3 || type == other;
}

int narrows(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: the declaration converts what the call gives
	unsigned char type = swp_type(entry);

	return type == POISON;
}

int comment_inside(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: a comment stands in the declaration
	unsigned int type = swp_type(/* the old one */ entry);

	return type == POISON;
}

int comment_beside(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: a comment stands beside the declaration
	unsigned int type = swp_type(entry); /* the old one */

	return type == POISON;
}

bool comment_in_return(swp_entry_t entry)
{
//--- before
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	unsigned int type = swp_type(entry);

	return type /* of old */ == POISON;
//--- after
	return swp_type(entry) /* of old */ == POISON;
//--- both
}

int directive(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: a preprocessor directive stands in the body
	unsigned int type = swp_type(entry);

#ifdef CONFIG_MMU
	return type == POISON;
#else
	return type == READ;
#endif
}

int one_line(swp_entry_t entry)
{
	// WARN: local 'type' only carries a call of 'swp_type' to the return statement
	// NOTE: not changed: the declaration is not alone on its line
	unsigned int type = swp_type(entry); return type == POISON;
}
