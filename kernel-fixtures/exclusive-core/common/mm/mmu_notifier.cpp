// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <core/bug.h>
#include <core/mm.h>
#include <core/mmu_notifier.h>

template <typename A>
static bool overlaps(const A &a, unsigned long start, unsigned long end)
{
	return a.start < end && start < a.end;
}

mmu_interval::mmu_interval(struct mm_struct *mm, unsigned long start,
			   unsigned long end)
	: mm(mm),
	  start(start),
	  end(end)
{
}

void mmu_interval::subscribe()
{
	mmu_notifiers &all = mm->notifiers;
	std::unique_lock<std::mutex> held(all.lock);

	// Half a change would be an end without a start.
	all.settled.wait(held, [&] { return !all.is_changing(start, end); });
	all.intervals.push_back(this);
}

void mmu_interval::unsubscribe()
{
	mmu_notifiers &all = mm->notifiers;
	std::lock_guard<std::mutex> held(all.lock);

	all.intervals.erase(
		std::find(all.intervals.begin(), all.intervals.end(), this));
}

unsigned long mmu_interval::read_begin()
{
	mmu_notifiers &all = mm->notifiers;
	std::unique_lock<std::mutex> held(all.lock);

	// The sequence moves under the driver's lock too, but never without
	// this one.
	all.settled.wait(held, [&] { return !all.is_changing(start, end); });
	return sequence;
}

mmu_notifiers::~mmu_notifiers()
{
	BUG_ON(!intervals.empty());
	BUG_ON(!active.empty());
}

bool mmu_notifiers::is_changing(unsigned long start, unsigned long end) const
{
	for (const mmu_notifier_range *range : active)
		if (overlaps(*range, start, end))
			return true;
	return false;
}

void mmu_notifier_invalidate_range_start(const mmu_notifier_range &range)
{
	mmu_notifiers &all = range.mm->notifiers;
	std::lock_guard<std::mutex> held(all.lock);

	all.active.push_back(&range);
	for (mmu_interval *interval : all.intervals)
		if (overlaps(*interval, range.start, range.end))
			interval->invalidate_start(range);
}

void mmu_notifier_invalidate_range_end(const mmu_notifier_range &range)
{
	mmu_notifiers &all = range.mm->notifiers;
	std::lock_guard<std::mutex> held(all.lock);
	auto entry = std::find(all.active.begin(), all.active.end(), &range);

	BUG_ON(entry == all.active.end());
	all.active.erase(entry);
	for (mmu_interval *interval : all.intervals)
		if (overlaps(*interval, range.start, range.end))
			interval->invalidate_end(range);
	all.settled.notify_all();
}
