// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/mmap.h>

// The area is found by reverse maps before anything is in it, behind its
// parent's: what changes meanwhile changes there first.
static int dup_area(struct mm_struct *mm, struct vm_area_struct *src)
{
	auto vma = std::make_unique<vm_area_struct>(*src);
	struct vm_area_struct *dst = vma.get();

	dst->vm_mm = mm;
	dst->vm_flags &= ~VM_LOCKED;
	link_vma(std::move(vma));
	return copy_page_range(dst, src);
}

int dup_mm(struct mm_struct *oldmm, std::unique_ptr<mm_struct> *newmm)
{
	auto mm = std::make_unique<mm_struct>(oldmm->machine);
	mmu_notifier_range range = {oldmm, 0, TASK_SIZE,
				    MMU_NOTIFY_PROTECTION_PAGE, nullptr};
	int ret = 0;

	oldmm->mmap_lock.down_write();
	mmu_notifier_invalidate_range_start(range);
	for (const auto &[start, vma] : oldmm->areas) {
		ret = dup_area(mm.get(), vma.get());
		if (ret)
			break;
	}
	mmu_notifier_invalidate_range_end(range);
	oldmm->mmap_lock.up_write();
	if (ret)
		return ret;
	*newmm = std::move(mm);
	return 0;
}
