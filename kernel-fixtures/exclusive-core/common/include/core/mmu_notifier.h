// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tells drivers that map an address space of changes to its page tables, and
// lets them find out whether one came in between.
#ifndef CORE_MMU_NOTIFIER_H
#define CORE_MMU_NOTIFIER_H

#include <condition_variable>
#include <mutex>
#include <vector>

struct mm_struct;

enum mmu_notifier_event {
	MMU_NOTIFY_UNMAP,
	MMU_NOTIFY_CLEAR,
	MMU_NOTIFY_PROTECTION_VMA,
	MMU_NOTIFY_PROTECTION_PAGE,
	MMU_NOTIFY_SOFT_DIRTY,
	MMU_NOTIFY_MIGRATE,
	MMU_NOTIFY_EXCLUSIVE,
};

struct mmu_notifier_range {
	struct mm_struct *mm;
	unsigned long start;
	unsigned long end;
	mmu_notifier_event event;
	void *owner; // on whose behalf, if a driver's
};

// A driver's interest in a part of an address space.
class mmu_interval
{
public:
	mmu_interval(struct mm_struct *mm, unsigned long start,
		     unsigned long end);
	virtual ~mmu_interval() = default;
	mmu_interval(const mmu_interval &) = delete;
	mmu_interval &operator=(const mmu_interval &) = delete;

	// Before a change to the interval: under its own lock the driver calls
	// moved() and forgets what it has mapped of the range, except if the
	// change is its own.
	virtual void invalidate_start(const mmu_notifier_range &range) = 0;
	// After it.
	virtual void invalidate_end(const mmu_notifier_range &) {}

	// Waits until no change is under way and returns the sequence number.
	unsigned long read_begin();
	// Under the driver's lock: a change came since read_begin().
	bool read_retry(unsigned long seen) const { return sequence != seen; }

	struct mm_struct *const mm;
	const unsigned long start;
	const unsigned long end;

protected:
	void moved() { sequence++; }
	// For constructors and destructors of what is complete.
	void subscribe();
	void unsubscribe();

private:
	unsigned long sequence = 0; // under the driver's lock
};

// An address space's subscriptions and the changes under way.
class mmu_notifiers
{
public:
	~mmu_notifiers();

private:
	friend class mmu_interval;
	friend void
	mmu_notifier_invalidate_range_start(const mmu_notifier_range &range);
	friend void
	mmu_notifier_invalidate_range_end(const mmu_notifier_range &range);

	bool is_changing(unsigned long start, unsigned long end) const;

	std::mutex lock;
	std::condition_variable settled;
	std::vector<mmu_interval *> intervals;
	std::vector<const mmu_notifier_range *> active;
};

// Every change that takes something away from a driver, or that gives a page
// back to the CPUs, stands between these two.
void mmu_notifier_invalidate_range_start(const mmu_notifier_range &range);
void mmu_notifier_invalidate_range_end(const mmu_notifier_range &range);

#endif // CORE_MMU_NOTIFIER_H
