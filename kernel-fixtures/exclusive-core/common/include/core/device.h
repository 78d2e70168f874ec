// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A device, its memory, and what its driver does to access the memory of
// processes.
#ifndef CORE_DEVICE_H
#define CORE_DEVICE_H

#include <chrono>
#include <core/mm.h>
#include <core/zone.h>
#include <functional>
#include <map>
#include <mutex>

class device
{
public:
	explicit device(unsigned long nr_pages = 0) : memory(nr_pages, this) {}

	class zone memory;
};

// A device's own page table for one address space. Any number of threads may
// use it.
class mirror final : public mmu_interval
{
public:
	struct mapping {
		struct page *page;
		bool write;
		bool exclusive; // no CPU can reach the page
	};

	mirror(class device &device, struct mm_struct *mm,
	       std::chrono::milliseconds patience =
		       std::chrono::milliseconds(1000));
	~mirror() override;

	// 0, or -EFAULT, -EPERM, -ENOMEM, -EHWPOISON, -EAGAIN as for a CPU;
	// -EBUSY if the page could not be had in time.
	int read(unsigned long address, unsigned long *value);
	int write(unsigned long address, unsigned long value);
	// Reads, and writes what it has read plus delta: atomic because nobody
	// else has access meanwhile, not because of how it is done.
	int add(unsigned long address, unsigned long delta,
		unsigned long *old = nullptr);

	// The driver's protocol: maps those pages of the range that it can have
	// for itself and returns how many, or an error; -EBUSY if the range
	// keeps changing.
	int make_exclusive(unsigned long start, unsigned long end);
	// The page at address goes to the device's memory.
	int migrate(unsigned long address);

	bool is_exclusive(unsigned long address);
	std::map<unsigned long, mapping> mappings();

	void invalidate_start(const mmu_notifier_range &range) override;

private:
	using word_op = std::function<void(std::atomic<unsigned long> &word)>;
	enum access_kind { READ, WRITE, ATOMIC };
	using clock = std::chrono::steady_clock;

	int access(unsigned long address, access_kind kind, const word_op &op);
	bool access_mapped(unsigned long address, access_kind kind,
			   const word_op &op);
	int fault(unsigned long address, access_kind kind);
	int make_exclusive_until(unsigned long start, unsigned long end,
				 clock::time_point deadline);
	void give_back(unsigned long start, unsigned long end);
	bool map_exclusive(unsigned long start, unsigned long seq,
			   const std::vector<struct page *> &pages, int *nr);

	class device &device;
	const std::chrono::milliseconds patience;
	std::mutex lock;			// of what follows
	std::map<unsigned long, mapping> table; // by page address
};

#endif // CORE_DEVICE_H
