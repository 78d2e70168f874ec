#include <linux/err.h>

struct xa_node;

#define XA_ZERO_ENTRY xa_mk_internal(257)

static inline void *xa_mk_internal(unsigned long number)
{
	return (void *)(number << 2 | 2);
}

static inline void *xa_mk_value(unsigned long number)
{
	WARN_ON_ONCE((long)number < 0);
	return (void *)(number << 1 | 1);
}

static inline bool xa_is_value(const void *entry)
{
	return (unsigned long)entry & 1;
}

static inline unsigned long xa_to_value(const void *entry)
{
	return (unsigned long)entry >> 1;
}

static inline bool xa_is_internal(const void *entry)
{
	return ((unsigned long)entry & 3) == 2;
}

static inline bool xa_is_zero(const void *entry)
{
	return unlikely(entry == XA_ZERO_ENTRY);
}

static inline bool xa_is_node(const void *entry)
{
	return xa_is_internal(entry) && (unsigned long)entry > 4096;
}

static inline struct xa_node *xa_to_node(const void *entry)
{
	return (struct xa_node *)((unsigned long)entry - 2);
}

static inline bool xa_is_err(const void *entry)
{
	return unlikely(xa_is_internal(entry) && entry >= xa_mk_internal(-MAX_ERRNO));
}

/* What a pointer leads to is no tag. */
static inline bool xa_is_heavy(const void *entry)
{
	return *(const int *)entry > 1;
}
