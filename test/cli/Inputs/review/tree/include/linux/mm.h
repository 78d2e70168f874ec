#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/types.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE (1UL << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))

#define VM_WRITE 0x2
#define VM_LOCKED 0x2000

#define FOLL_WRITE 0x1
#define FOLL_SPLIT 0x2

typedef struct {
	unsigned long val;
} pte_t;

typedef struct {
	unsigned long val;
} pmd_t;

typedef struct {
	unsigned long val;
} swp_entry_t;

struct mm_struct {
	int users;
};

struct vm_area_struct {
	struct mm_struct *vm_mm;
	unsigned long vm_start, vm_end;
	unsigned long vm_flags;
};

struct page {
	unsigned long flags;
	void *owner;
	int count, mapcount;
};

extern struct page *mem_map;

#define pfn_to_page(pfn) (mem_map + (pfn))
#define page_to_pfn(page) ((unsigned long)((page) - mem_map))

static inline bool pte_none(pte_t pte)
{
	return !pte.val;
}

static inline bool pte_present(pte_t pte)
{
	return pte.val & 1;
}

static inline bool pte_write(pte_t pte)
{
	return pte.val & 2;
}

static inline bool pte_dirty(pte_t pte)
{
	return pte.val & 4;
}

static inline bool pte_soft_dirty(pte_t pte)
{
	return pte.val & 8;
}

static inline pte_t pte_mkwrite(pte_t pte)
{
	return (pte_t){ pte.val | 2 };
}

static inline pte_t pte_mkdirty(pte_t pte)
{
	return (pte_t){ pte.val | 4 };
}

static inline pte_t pte_mksoft_dirty(pte_t pte)
{
	return (pte_t){ pte.val | 8 };
}

pte_t mk_pte(struct page *page, struct vm_area_struct *vma);
struct page *pte_page(pte_t pte);
struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr,
			    pte_t pte);
pte_t *pte_offset(pmd_t *pmd, unsigned long addr);
pte_t ptep_clear(struct vm_area_struct *vma, unsigned long addr, pte_t *ptep);
void set_pte_at(struct mm_struct *mm, unsigned long addr, pte_t *ptep,
		pte_t pte);
void flush_tlb_page(struct vm_area_struct *vma, unsigned long addr);

bool PageAnon(struct page *page);
bool PageSwapCache(struct page *page);
bool PageSwapBacked(struct page *page);
bool PageHWPoison(struct page *page);
bool PageLocked(struct page *page);
bool PageCompound(struct page *page);
void get_page(struct page *page);
void put_page(struct page *page);
bool trylock_page(struct page *page);
void lock_page(struct page *page);
void unlock_page(struct page *page);
void set_page_dirty(struct page *page);
int page_mapcount(struct page *page);
int page_count(struct page *page);
void page_remove_rmap(struct page *page);
void page_add_rmap(struct page *page, struct vm_area_struct *vma,
		   unsigned long addr);
int split_page(struct page *page);

void inc_mm_counter(struct mm_struct *mm, int which);
void dec_mm_counter(struct mm_struct *mm, int which);

long get_user_pages_remote(struct mm_struct *mm, unsigned long start,
			   unsigned long nr_pages, unsigned int gup_flags,
			   struct page **pages);

#endif
