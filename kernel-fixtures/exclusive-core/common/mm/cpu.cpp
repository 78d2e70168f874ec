// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/cpu.h>
#include <core/fault.h>

cpu::cpu(struct mm_struct *mm) : mm(mm)
{
	mm->tlbs.add(&tlb);
}

cpu::~cpu()
{
	mm->tlbs.remove(&tlb);
}

static std::atomic<unsigned long> &word_at(struct page *page,
					   unsigned long address)
{
	return page->words[(address & ~PAGE_MASK) / sizeof(unsigned long)];
}

bool cpu::access_cached(unsigned long address, bool write, const word_op &op)
{
	std::lock_guard<std::mutex> held(tlb.lock);
	auto found = tlb.entries.find(address & PAGE_MASK);

	if (found == tlb.entries.end() || (write && !found->second.write))
		return false;
	op(word_at(found->second.page, address));
	return true;
}

// The translation is remembered for writing only after a write, so that the
// entry is marked dirty.
bool cpu::access_mapped(unsigned long address, bool write, const word_op &op)
{
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);
	bool huge = pmd_trans_huge(table);
	pte_t *ptep = huge ? &table.huge : pte_offset(table, address);
	struct page *page;

	if (!pte_present(*ptep) || (write && !pte_write(*ptep)))
		return false;
	*ptep = pte_mkyoung(*ptep);
	if (write)
		*ptep = pte_mkdirty(*ptep);
	page = pte_page(*ptep);
	if (huge)
		page += (address & ~PMD_MASK) >> PAGE_SHIFT;

	std::lock_guard<std::mutex> held(tlb.lock);
	tlb.entries[address & PAGE_MASK] = {page, write};
	op(word_at(page, address));
	return true;
}

int cpu::fault(unsigned long address, bool write)
{
	unsigned int flags = FAULT_FLAG_ALLOW_RETRY;
	struct vm_area_struct *vma;
	vm_fault_t ret;

	if (write)
		flags |= FAULT_FLAG_WRITE;
	for (;;) {
		mm->mmap_lock.down_read();
		vma = find_vma(mm, address);
		ret = vma ? handle_mm_fault(vma, address, flags)
			  : vm_fault_t(VM_FAULT_SIGSEGV);
		if (!(ret & VM_FAULT_RETRY))
			break;
		// The lock is dropped. Next time it waits.
		flags &= ~FAULT_FLAG_ALLOW_RETRY;
	}
	mm->mmap_lock.up_read();
	return vm_fault_to_errno(ret);
}

int cpu::access(unsigned long address, bool write, const word_op &op)
{
	if (address >= TASK_SIZE)
		return -EFAULT;
	for (;;) {
		if (access_cached(address, write, op) ||
		    access_mapped(address, write, op))
			return 0;
		int err = fault(address, write);
		if (err)
			return err;
	}
}

int cpu::read(unsigned long address, unsigned long *value)
{
	return access(address, false, [&](std::atomic<unsigned long> &word) {
		*value = word.load(std::memory_order_relaxed);
	});
}

int cpu::write(unsigned long address, unsigned long value)
{
	return access(address, true, [&](std::atomic<unsigned long> &word) {
		word.store(value, std::memory_order_relaxed);
	});
}

int cpu::add(unsigned long address, unsigned long delta, unsigned long *old)
{
	return access(address, true, [&](std::atomic<unsigned long> &word) {
		unsigned long before =
			word.fetch_add(delta, std::memory_order_relaxed);

		if (old)
			*old = before;
	});
}
