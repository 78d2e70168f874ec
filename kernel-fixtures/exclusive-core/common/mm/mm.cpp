// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <core/file.h>
#include <core/huge.h>
#include <core/mm.h>
#include <core/mmap.h>

mm_struct::mm_struct(class machine &machine) : machine(machine) {}

mm_struct::~mm_struct()
{
	do_munmap(this, 0, TASK_SIZE);
	for (std::atomic<long> &counter : rss_stat)
		BUG_ON(counter.load());
}

struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long address)
{
	BUG_ON(!mm->mmap_lock.is_locked());
	auto next = mm->areas.upper_bound(address);
	if (next == mm->areas.begin())
		return nullptr;

	struct vm_area_struct *vma = std::prev(next)->second.get();
	return address < vma->vm_end ? vma : nullptr;
}

static void rmap_add(const std::shared_ptr<rmap> &map,
		     struct vm_area_struct *vma)
{
	if (!map)
		return;
	std::lock_guard<std::mutex> held(map->lock);
	map->areas.push_back(vma);
}

static void rmap_remove(const std::shared_ptr<rmap> &map,
			struct vm_area_struct *vma)
{
	if (!map)
		return;
	std::lock_guard<std::mutex> held(map->lock);
	map->areas.erase(std::find(map->areas.begin(), map->areas.end(), vma));
}

void link_vma(std::unique_ptr<vm_area_struct> vma)
{
	rmap_add(vma->anon, vma.get());
	rmap_add(vma->shared, vma.get());
	vma->vm_mm->areas[vma->vm_start] = std::move(vma);
}

void unlink_vma(struct vm_area_struct *vma)
{
	rmap_remove(vma->anon, vma);
	rmap_remove(vma->shared, vma);
	vma->vm_mm->areas.erase(vma->vm_start);
}

// The second half stands right behind the first in the reverse maps, before
// the areas of children.
static void rmap_split(const std::shared_ptr<rmap> &map,
		       struct vm_area_struct *first,
		       struct vm_area_struct *second)
{
	if (!map)
		return;
	auto place = std::find(map->areas.begin(), map->areas.end(), first);
	map->areas.insert(std::next(place), second);
}

// No huge mapping reaches from one area into the next.
static void split_huge_at(struct vm_area_struct *vma, unsigned long address)
{
	page_table &table = vma->vm_mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);

	if ((address & ~PMD_MASK) && pmd_trans_huge(table))
		split_huge_pmd(vma, table, address);
}

void split_vma(struct mm_struct *mm, unsigned long address)
{
	struct vm_area_struct *vma = find_vma(mm, address);

	if (!vma || vma->vm_start == address)
		return;
	split_huge_at(vma, address);
	auto second = std::make_unique<vm_area_struct>(*vma);
	second->vm_start = address;
	second->vm_pgoff = linear_page_index(vma, address);
	{
		std::unique_lock<std::mutex> anon(vma->anon->lock);
		std::unique_lock<std::mutex> shared;
		if (vma->shared)
			shared =
				std::unique_lock<std::mutex>(vma->shared->lock);
		rmap_split(vma->anon, vma, second.get());
		rmap_split(vma->shared, vma, second.get());
		vma->vm_end = address;
	}
	mm->areas[address] = std::move(second);
}
