// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The driver's protocol.
#include "core_test.h"
#include <thread>

#ifdef CONFIG_DEVICE_PRIVATE

using namespace std::chrono_literals;

// While a driver makes a page exclusive, something moves its sequence.
class ProtocolTest : public CoreTest
{
protected:
	ProtocolTest() : d(w.add_mirror(0, mm)), e(w.add_mirror(1, mm)) {}

	void fill(unsigned long nr)
	{
		map(nr);
		for (unsigned long i = 0; i < nr; i++)
			write(nth(i), i);
	}

	class mirror *d;
	class mirror *e;

	// From now on, n times, whatever makes a page exclusive finds itself
	// interrupted right after.
	class interrupter final : public mmu_interval
	{
	public:
		interrupter(struct mm_struct *mm, int times)
			: mmu_interval(mm, 0, TASK_SIZE),
			  times(times)
		{
			subscribe();
		}
		~interrupter() override { unsubscribe(); }
		void invalidate_start(const mmu_notifier_range &) override {}
		void invalidate_end(const mmu_notifier_range &range) override
		{
			if (range.event != MMU_NOTIFY_EXCLUSIVE ||
			    !range.owner || !times)
				return;
			times--;
			seen++;
			mmu_notifier_range other = {mm, range.start, range.end,
						    MMU_NOTIFY_CLEAR, nullptr};
			victim->invalidate_start(other);
		}

		class mirror *victim = nullptr;
		int times;
		int seen = 0;
	};
};

TEST_F(ProtocolTest, BeginsAgainWhenTheSequenceMoved)
{
	fill(1);
	interrupter interrupter(mm, 3);
	interrupter.victim = d;
	EXPECT_EQ(1, d->make_exclusive(nth(0), nth(1)));
	EXPECT_EQ(3, interrupter.seen);
	EXPECT_EQ(0, interrupter.times);
	EXPECT_TRUE(d->is_exclusive(nth(0)));
	EXPECT_EQ(1, page_count(page_at(mm, nth(0))));
}

TEST_F(ProtocolTest, GivesUpInTheEnd)
{
	class mirror *hasty = w.add_mirror(0, mm, 5ms);

	fill(1);
	interrupter interrupter(mm, -1);
	interrupter.victim = hasty;
	EXPECT_EQ(-EBUSY, hasty->make_exclusive(nth(0), nth(1)));
	EXPECT_LT(1, interrupter.seen);
	EXPECT_FALSE(hasty->is_exclusive(nth(0)));
	// Nothing is held: neither the lock nor a reference.
	EXPECT_FALSE(PageLocked(page_at(mm, nth(0))));
	EXPECT_EQ(1, page_count(page_at(mm, nth(0))));
	EXPECT_EQ(-EBUSY, hasty->add(nth(0), 1));
	EXPECT_EQ(0ul, read(nth(0)));
}

// As specified, and no more: a page that is exclusive when it begins is faulted
// back, which moves the sequence; and then there is the entry of the last try.
TEST_F(ProtocolTest, WithoutGivingBackFirstItNeverEnds)
{
	recorder driver(mm);
	struct page *page;

	fill(1);
	EXPECT_EQ(0, e->add(nth(0), 1));
	for (int i = 0; i < 50; i++) {
		unsigned long seq = driver.read_begin();

		mm->mmap_lock.down_read();
		ASSERT_EQ(1, make_device_exclusive_range(mm, nth(0), nth(1),
							 &page, &driver));
		mm->mmap_lock.up_read();
		ASSERT_NE(nullptr, page);
		EXPECT_TRUE(driver.read_retry(seq));
		unlock_page(page);
		put_page(page);
	}
}

TEST_F(ProtocolTest, TheCpuWaitsUntilTheDeviceHasMappedIt)
{
	struct page *page;
	std::atomic<bool> mapped{false};
	std::thread other;

	// By hand, slowly.
	fill(1);
	mm->mmap_lock.down_read();
	ASSERT_EQ(1, make_device_exclusive_range(mm, nth(0), nth(1), &page,
						 nullptr));
	mm->mmap_lock.up_read();
	ASSERT_NE(nullptr, page);
	other = std::thread([&] {
		EXPECT_EQ(0ul, read(nth(0)));
		EXPECT_TRUE(mapped);
	});
	while (page_count(page) != 3)
		std::this_thread::yield();
	std::this_thread::sleep_for(5ms);
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	mapped = true;
	unlock_page(page);
	put_page(page);
	other.join();
}

TEST_F(ProtocolTest, ADriverThatIgnoresItselfMissesNoRevocation)
{
	fill(1);
	for (int i = 0; i < 100; i++) {
		EXPECT_EQ(0, d->add(nth(0), 1));
		EXPECT_TRUE(d->is_exclusive(nth(0)));
		EXPECT_EQ(0, c->add(nth(0), 1));
		EXPECT_FALSE(d->is_exclusive(nth(0)));
	}
	EXPECT_EQ(200ul, read(nth(0)));
}

TEST_F(ProtocolTest, ReadBeginWaitsForAChange)
{
	mmu_notifier_range range = {mm, nth(0), nth(1), MMU_NOTIFY_CLEAR,
				    nullptr};
	std::atomic<bool> begun{false};
	std::atomic<bool> over{false};
	unsigned long before = d->read_begin();
	std::thread other;

	mmu_notifier_invalidate_range_start(range);
	other = std::thread([&] {
		begun = true;
		EXPECT_NE(before, d->read_begin());
		EXPECT_TRUE(over);
	});
	while (!begun)
		std::this_thread::yield();
	std::this_thread::sleep_for(5ms);
	over = true;
	mmu_notifier_invalidate_range_end(range);
	other.join();
	EXPECT_TRUE(d->read_retry(before));
	EXPECT_FALSE(d->read_retry(d->read_begin()));
}

TEST_F(ProtocolTest, IntervalsAreToldOfTheirOwnRangeOnly)
{
	class narrow final : public mmu_interval
	{
	public:
		explicit narrow(struct mm_struct *mm)
			: mmu_interval(mm, nth(1), nth(2))
		{
			subscribe();
		}
		~narrow() override { unsubscribe(); }
		void invalidate_start(const mmu_notifier_range &) override
		{
			starts++;
		}

		int starts = 0;
	} narrow(mm);

	map(3);
	for (unsigned long i = 0; i < 3; i++) {
		ASSERT_EQ(0, do_munmap(mm, nth(i), nth(i + 1)));
		EXPECT_EQ(i >= 1, narrow.starts);
	}
}

#endif // CONFIG_DEVICE_PRIVATE
