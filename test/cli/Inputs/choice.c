/* Two ways of the same meaning; -DNOW has the second. */
typedef struct {
	unsigned long val;
} swp_entry_t;
struct page {
	unsigned long flags, head;
};
extern struct page mem_map[];
unsigned long load(unsigned long *from);

static inline struct page *compound_head(struct page *page)
{
	return page->head & 1 ? (struct page *)(page->head - 1) : page;
}

static inline swp_entry_t swp_entry(unsigned long type, unsigned long offset)
{
	swp_entry_t ret = { type << 58 | (offset & ((1UL << 58) - 1)) };
	return ret;
}

static inline swp_entry_t pte_to_swp_entry(unsigned long pte)
{
	return swp_entry(pte >> 59, ~pte << 5 >> 14);
}

static inline unsigned swp_type(swp_entry_t entry)
{
	return entry.val >> 58;
}

static inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val & ((1UL << 58) - 1);
}

static inline int is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == 28 || swp_type(entry) == 29;
}

static inline int is_device_entry(swp_entry_t entry)
{
	return swp_type(entry) == 30 || swp_type(entry) == 31;
}

#ifndef NOW
static inline swp_entry_t make_device_entry(struct page *page, int write)
{
	return swp_entry(write ? 31 : 30, page - mem_map);
}

static inline void make_device_entry_read(swp_entry_t *entry)
{
	*entry = swp_entry(30, swp_offset(*entry));
}
#else
static inline swp_entry_t make_readable_device_entry(unsigned long offset)
{
	return swp_entry(30, offset);
}

static inline swp_entry_t make_writable_device_entry(unsigned long offset)
{
	return swp_entry(31, offset);
}
#endif

/* Takes the entry's address, or not. */
unsigned long copy(unsigned long *pte)
{
	swp_entry_t entry = pte_to_swp_entry(load(pte));

	if (is_device_entry(entry) && swp_type(entry) == 31) {
#ifndef NOW
		make_device_entry_read(&entry);
#else
		entry = make_readable_device_entry(swp_offset(entry));
#endif
		*pte = entry.val;
	}
	return entry.val;
}

/* Its text stays. */
int kinds(unsigned long *pte)
{
	swp_entry_t entry = pte_to_swp_entry(load(pte));

	return is_migration_entry(entry) + 2 * is_device_entry(entry);
}

/* One call, or one in each branch. */
unsigned long insert(unsigned long *pte, struct page *page, unsigned long flags)
{
	swp_entry_t entry;

	if (!(compound_head(page)->flags & 1))
		__builtin_trap();
#ifndef NOW
	entry = make_device_entry(page, flags & 2);
#else
	if (flags & 2)
		entry = make_writable_device_entry(page - mem_map);
	else
		entry = make_readable_device_entry(page - mem_map);
#endif
	if (load(pte))
		return 0;
	*pte = entry.val << 9;
	return entry.val;
}
