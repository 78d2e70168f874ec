// RUN: %check_rule %s kstyle-trivial-wrapper -- -Wno-unused-function
#include "entry.h"

extern int remap(struct page *page, unsigned long offset);
extern void forget(struct page *page);
extern int remap_all(struct page *page, ...);

// WARN: 'device_entry_to_pfn' only hands its parameters to 'swp_offset()'
static inline unsigned long device_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

// WARN: 'device_entry_to_page' only hands its parameters to 'pfn_to_page(swp_offset())'
static inline struct page *device_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

// WARN: 'remap_device' only hands its parameters to 'remap()'
static inline int remap_device(struct page *page, unsigned long offset)
{
	return remap(page, offset);
}

// WARN: 'forget_device' only hands its parameters to 'forget()'
static inline void forget_device(struct page *page)
{
	forget(page);
}

static inline void near_miss_free_device(struct page *page)
{
	forget(page);
}

static inline int near_miss_order(unsigned long offset, struct page *page)
{
	return remap(page, offset);
}

static inline int near_miss_constant(struct page *page)
{
	return remap(page, 0);
}

static inline int near_miss_member(swp_entry_t entry, struct page *page)
{
	return remap(page, entry.val);
}

static inline bool near_miss_converts_result(struct page *page, unsigned long offset)
{
	return remap(page, offset);
}

static inline int near_miss_converts_parameter(struct page *page, unsigned int offset)
{
	return remap(page, offset);
}

static inline void near_miss_drops_result(struct page *page, unsigned long offset)
{
	remap(page, offset);
}

static inline int near_miss_variadic(struct page *page)
{
	return remap_all(page);
}

static inline int near_miss_negates(struct page *page, unsigned long offset)
{
	return !remap(page, offset);
}

static inline int near_miss_pointer(int (*function)(struct page *), struct page *page)
{
	return function(page);
}

static inline void near_miss_locks(struct page *page)
{
	get_page(page);
	forget(page);
}

static inline void near_miss_no_parameter(void)
{
	kernel_bug();
}

static int near_miss_callback(struct page *page, unsigned long offset)
{
	return remap(page, offset);
}
int (*operation)(struct page *, unsigned long) = near_miss_callback;

/* Other files see it. */
int near_miss_extern(struct page *page, unsigned long offset)
{
	return remap(page, offset);
}

#ifdef CONFIG_MMU
static inline int near_miss_option(struct page *page, unsigned long offset)
{
	return remap(page, offset);
}
#else
static inline int near_miss_option(struct page *page, unsigned long offset)
{
	return 0;
}
#endif

static inline int macro_argument(struct page *page)
{
	return WARN_ON(page_mapcount(page));
}

#define MACRO_BODY(name)						\
	static inline int name(struct page *page, unsigned long offset)	\
	{								\
		return remap(page, offset);				\
	}
MACRO_BODY(macro_body)

#define remap_bytes(page) remap(page, 3)
// WARN: 'macro_callee' only hands its parameters to 'remap_bytes()'
static inline int macro_callee(struct page *page)
{
	return remap_bytes(page);
}

// WARN: 'comment_inside' only hands its parameters to 'remap()'
static inline int comment_inside(struct page *page, unsigned long offset)
{
	/* The same thing here. */
	return remap(page, /* bytes */ offset);
}

int fixed_form(struct page *page, swp_entry_t entry)
{
	macro_body(page, 0);
	near_miss_locks(page);
	return remap(page, swp_offset(entry));
}
