// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What most tests start with: a machine, a process with a CPU, and a device
// that maps it. Whatever a test does, nothing may be wrong at its end.
#ifndef TEST_CORE_TEST_H
#define TEST_CORE_TEST_H

#include "world.h"
#include <cerrno>
#include <core/exclusive.h>
#include <gtest/gtest.h>

// Where tests map things.
constexpr unsigned long BASE = 4 * PMD_SIZE;

inline constexpr unsigned long nth(unsigned long page)
{
	return BASE + page * PAGE_SIZE;
}

// Remembers what its address space was told. Its sequence moves as a driver's
// whose owner it is.
class recorder final : public mmu_interval
{
public:
	struct event {
		mmu_notifier_range range;
		bool start;
		enum kind kind; // of the entry at range.start then
	};

	explicit recorder(struct mm_struct *mm) : mmu_interval(mm, 0, TASK_SIZE)
	{
		subscribe();
	}
	~recorder() override { unsubscribe(); }

	void invalidate_start(const mmu_notifier_range &range) override
	{
		if (range.owner != this)
			moved();
		events.push_back({range, true, kind_at(mm, range.start)});
		if (on_start)
			on_start(range);
	}
	void invalidate_end(const mmu_notifier_range &range) override
	{
		events.push_back({range, false, kind_at(mm, range.start)});
	}

	std::vector<event> events;
	std::function<void(const mmu_notifier_range &)> on_start;
};

class CoreTest : public testing::Test
{
protected:
	CoreTest() : CoreTest(64) {}
	explicit CoreTest(unsigned long nr_pages)
		: w(nr_pages),
		  mm(w.add_mm()),
		  c(w.add_cpu(mm))
	{
	}

	void TearDown() override { EXPECT_EQ("", problems(w)); }

	void map(unsigned long nr_pages,
		 unsigned int flags = VM_READ | VM_WRITE)
	{
		ASSERT_EQ(0, do_mmap(mm, BASE, nth(nr_pages), flags));
	}
	void write(unsigned long address, unsigned long value)
	{
		ASSERT_EQ(0, c->write(address, value));
	}
	static unsigned long read(class cpu *cpu, unsigned long address)
	{
		unsigned long value = 0;

		EXPECT_EQ(0, cpu->read(address, &value));
		return value;
	}
	unsigned long read(unsigned long address) { return read(c, address); }
	struct mm_struct *fork()
	{
		std::unique_ptr<mm_struct> child;

		EXPECT_EQ(0, dup_mm(mm, &child));
		w.mms.push_back(std::move(child));
		return w.mms.back().get();
	}
	// Of mm, unless of says of which.
	int shrink(unsigned long address, struct mm_struct *of = nullptr);
	int move(unsigned long address, struct mm_struct *of = nullptr);

	struct world w;
	struct mm_struct *mm;
	class cpu *c;
};

#ifdef CONFIG_DEVICE_PRIVATE
// With a device, and without its driver: what a driver would get.
class ExclusiveTest : public CoreTest
{
protected:
	using CoreTest::CoreTest;

	// The pages stay locked and referenced for the test.
	int make(unsigned long start, unsigned long end, void *owner = nullptr);
	int make(unsigned long page) { return make(nth(page), nth(page + 1)); }
	// What a driver does in the end.
	void let_go();
	// A page that is exclusive, and that nobody holds.
	void make_and_let_go(unsigned long page)
	{
		ASSERT_EQ(1, make(page));
		ASSERT_NE(nullptr, pages[0]);
		let_go();
		ASSERT_EQ(kind::exclusive_write, kind_at(mm, nth(page)));
	}

	std::vector<struct page *> pages;
};
#endif

#endif // TEST_CORE_TEST_H
