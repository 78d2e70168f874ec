// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/file.h>
#include <core/mmap.h>

static bool is_range(unsigned long start, unsigned long end)
{
	return start < end && end <= TASK_SIZE && !(start & ~PAGE_MASK) &&
	       !(end & ~PAGE_MASK);
}

static bool is_free(struct mm_struct *mm, unsigned long start,
		    unsigned long end)
{
	auto next = mm->areas.lower_bound(start);

	return !find_vma(mm, start) &&
	       (next == mm->areas.end() || next->first >= end);
}

int do_mmap(struct mm_struct *mm, unsigned long start, unsigned long end,
	    unsigned int vm_flags, class file *file, unsigned long pgoff)
{
	int ret = -EEXIST;

	if (!is_range(start, end) || !(vm_flags & VM_READ))
		return -EINVAL;
	auto vma = std::make_unique<vm_area_struct>();
	vma->vm_mm = mm;
	vma->vm_start = start;
	vma->vm_end = end;
	vma->vm_flags = vm_flags;
	vma->vm_file = file;
	vma->vm_pgoff = file ? pgoff : start >> PAGE_SHIFT;
	vma->anon = std::make_shared<rmap>();
	if (file)
		vma->shared = file->mapping();

	mm->mmap_lock.down_write();
	if (is_free(mm, start, end)) {
		link_vma(std::move(vma));
		ret = 0;
	}
	mm->mmap_lock.up_write();
	return ret;
}

// The areas in [start, end), split where they cross its bounds.
static std::vector<struct vm_area_struct *>
areas_within(struct mm_struct *mm, unsigned long start, unsigned long end)
{
	std::vector<struct vm_area_struct *> found;

	split_vma(mm, start);
	split_vma(mm, end);
	for (auto it = mm->areas.lower_bound(start);
	     it != mm->areas.end() && it->first < end; ++it)
		found.push_back(it->second.get());
	return found;
}

int do_munmap(struct mm_struct *mm, unsigned long start, unsigned long end)
{
	if (!is_range(start, end))
		return -EINVAL;
	mm->mmap_lock.down_write();
	for (struct vm_area_struct *vma : areas_within(mm, start, end)) {
		mmu_notifier_range range = {mm, vma->vm_start, vma->vm_end,
					    MMU_NOTIFY_UNMAP, nullptr};

		mmu_notifier_invalidate_range_start(range);
		zap_page_range(vma, vma->vm_start, vma->vm_end);
		mmu_notifier_invalidate_range_end(range);
		unlink_vma(vma);
	}
	mm->mmap_lock.up_write();
	return 0;
}

static void change_area(struct vm_area_struct *vma, mmu_notifier_event event,
			const protection_change &change)
{
	mmu_notifier_range range = {vma->vm_mm, vma->vm_start, vma->vm_end,
				    event, nullptr};

	mmu_notifier_invalidate_range_start(range);
	change_protection(vma, vma->vm_start, vma->vm_end, change);
	mmu_notifier_invalidate_range_end(range);
}

// Who walks a reverse map reads the flags without mmap_lock.
static void set_vm_prot(struct vm_area_struct *vma, unsigned int prot)
{
	std::lock_guard<std::mutex> held(vma->anon->lock);

	vma->vm_flags = (vma->vm_flags & ~(VM_READ | VM_WRITE)) | prot;
}

int do_mprotect(struct mm_struct *mm, unsigned long start, unsigned long end,
		unsigned int prot)
{
	unsigned long reached = start;
	int ret = 0;

	if (!is_range(start, end) || !(prot & VM_READ) ||
	    (prot & ~(VM_READ | VM_WRITE)))
		return -EINVAL;
	mm->mmap_lock.down_write();
	for (struct vm_area_struct *vma : areas_within(mm, start, end)) {
		if (vma->vm_start != reached)
			break;
		reached = vma->vm_end;
		if ((vma->vm_flags & (VM_READ | VM_WRITE)) == prot)
			continue;
		set_vm_prot(vma, prot);
		change_area(vma, MMU_NOTIFY_PROTECTION_VMA, {PTE_WRITE, 0});
	}
	if (reached < end)
		ret = -ENOMEM;
	mm->mmap_lock.up_write();
	return ret;
}

int uffd_writeprotect(struct mm_struct *mm, unsigned long start,
		      unsigned long end, bool protect)
{
	protection_change change = {PTE_UFFD_WP, 0};

	if (!is_range(start, end))
		return -EINVAL;
	if (protect)
		change = {PTE_WRITE, PTE_UFFD_WP};
	mm->mmap_lock.down_write();
	for (struct vm_area_struct *vma : areas_within(mm, start, end))
		change_area(vma, MMU_NOTIFY_PROTECTION_VMA, change);
	mm->mmap_lock.up_write();
	return 0;
}

void clear_soft_dirty(struct mm_struct *mm)
{
	mm->mmap_lock.down_write();
	for (struct vm_area_struct *vma : areas_within(mm, 0, TASK_SIZE))
		change_area(vma, MMU_NOTIFY_SOFT_DIRTY,
			    {PTE_WRITE | PTE_SOFT_DIRTY, 0});
	mm->mmap_lock.up_write();
}
