// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A CPU that runs a thread of an address space. One thread at a time may use
// it; threads that run at the same time have a CPU each.
#ifndef CORE_CPU_H
#define CORE_CPU_H

#include <core/mm.h>
#include <functional>

class cpu
{
public:
	explicit cpu(struct mm_struct *mm);
	~cpu();
	cpu(const cpu &) = delete;
	cpu &operator=(const cpu &) = delete;

	// Access the word at address, faulting as needed. 0, or -EFAULT if
	// there is nothing there or it may not be accessed so, -ENOMEM,
	// -EHWPOISON if the memory is broken, -EAGAIN if userfaultfd protects
	// the page.
	int read(unsigned long address, unsigned long *value);
	int write(unsigned long address, unsigned long value);
	// Atomic; old may be NULL.
	int add(unsigned long address, unsigned long delta,
		unsigned long *old = nullptr);

private:
	using word_op = std::function<void(std::atomic<unsigned long> &word)>;

	int access(unsigned long address, bool write, const word_op &op);
	bool access_cached(unsigned long address, bool write,
			   const word_op &op);
	bool access_mapped(unsigned long address, bool write,
			   const word_op &op);
	int fault(unsigned long address, bool write);

	struct mm_struct *const mm;
	class tlb tlb;
};

#endif // CORE_CPU_H
