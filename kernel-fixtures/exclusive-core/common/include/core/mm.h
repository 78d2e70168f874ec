// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Address spaces and the areas in them.
#ifndef CORE_MM_H
#define CORE_MM_H

#include <array>
#include <atomic>
#include <core/mmu_notifier.h>
#include <core/pgtable.h>
#include <core/rmap.h>
#include <core/rwsem.h>
#include <core/tlb.h>
#include <map>
#include <memory>

class file;
class machine;

enum vm_flags : unsigned int {
	VM_READ = 1 << 0,
	VM_WRITE = 1 << 1,
	VM_SHARED = 1 << 2,
	VM_LOCKED = 1 << 3,
	VM_HUGEPAGE = 1 << 4,
};

struct vm_area_struct {
	struct mm_struct *vm_mm;
	unsigned long vm_start;
	unsigned long vm_end;
	unsigned int vm_flags;
	class file *vm_file;	// NULL: anonymous
	unsigned long vm_pgoff; // page index at vm_start
	// Where the area's own pages are found from, and where the file's are.
	std::shared_ptr<rmap> anon;
	std::shared_ptr<rmap> shared;
};

inline unsigned long linear_page_index(const vm_area_struct *vma,
				       unsigned long address)
{
	return vma->vm_pgoff + ((address - vma->vm_start) >> PAGE_SHIFT);
}

enum mm_counter {
	MM_FILEPAGES,
	MM_ANONPAGES,
	MM_SWAPENTS,
	NR_MM_COUNTERS,
};

struct mm_struct {
	explicit mm_struct(class machine &machine);
	// Unmaps everything. No device and no CPU may use it any more.
	~mm_struct();
	mm_struct(const mm_struct &) = delete;
	mm_struct &operator=(const mm_struct &) = delete;

	class machine &machine;
	rw_semaphore mmap_lock; // of the areas
	std::map<unsigned long, std::unique_ptr<vm_area_struct>> areas;
	page_directory pgd;
	std::array<std::atomic<long>, NR_MM_COUNTERS> rss_stat{};
	mmu_notifiers notifiers;
	tlb_list tlbs;
};

// The area that address is in, or NULL. The caller holds mmap_lock.
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long address);

// Sees that no area crosses address. The caller holds mmap_lock for writing.
void split_vma(struct mm_struct *mm, unsigned long address);

// Enters an area into the address space and its reverse maps, or removes it.
void link_vma(std::unique_ptr<vm_area_struct> vma);
void unlink_vma(struct vm_area_struct *vma);

inline void add_mm_counter(struct mm_struct *mm, mm_counter member, long value)
{
	mm->rss_stat[member].fetch_add(value);
}

inline void inc_mm_counter(struct mm_struct *mm, mm_counter member)
{
	add_mm_counter(mm, member, 1);
}

inline void dec_mm_counter(struct mm_struct *mm, mm_counter member)
{
	add_mm_counter(mm, member, -1);
}

inline long get_mm_counter(const struct mm_struct *mm, mm_counter member)
{
	return mm->rss_stat[member].load();
}

// Which counter a page is counted by.
inline mm_counter page_mm_counter(const struct page *page)
{
	return PageAnon(page) ? MM_ANONPAGES : MM_FILEPAGES;
}

#endif // CORE_MM_H
