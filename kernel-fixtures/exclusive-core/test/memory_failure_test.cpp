// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Broken pages.
#include "core_test.h"
#include <core/reclaim.h>

class BrokenTest : public CoreTest
{
protected:
	void SetUp() override
	{
		map(2);
		write(nth(0), 10);
		write(nth(1), 11);
		page = page_at(mm, nth(0));
	}

	struct page *page;
};

#ifdef CONFIG_MEMORY_FAILURE

TEST_F(BrokenTest, BrokenPages)
{
	struct mm_struct *child = fork();
	class mirror *d = w.add_mirror(0, child);
	class cpu *other = w.add_cpu(child);
	unsigned long value;

	w.pin(page);
	recorder events(mm);
	EXPECT_EQ(0, memory_failure(page));
	w.pins.erase(page);
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_CLEAR, events.events[0].range.event);
	EXPECT_EQ(kind::hwpoison, kind_at(mm, nth(0)));
	EXPECT_EQ(kind::hwpoison, kind_at(child, nth(0)));
	EXPECT_EQ(-EHWPOISON, c->read(nth(0), &value));
	EXPECT_EQ(-EHWPOISON, other->write(nth(0), 1));
	EXPECT_EQ(-EHWPOISON, d->read(nth(0), &value));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	EXPECT_EQ(11ul, read(nth(1)));
	w.pin(page);
	EXPECT_EQ(-EBUSY, memory_failure(page));
	w.unpin(page);

	struct mm_struct *grandchild = fork();
	EXPECT_EQ(kind::hwpoison, kind_at(grandchild, nth(0)));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(1), VM_READ));
	EXPECT_EQ(kind::hwpoison, kind_at(mm, nth(0)));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	EXPECT_EQ(1, page_count(page));
}

TEST_F(BrokenTest, OtherPagesAtItsAddressAreNotBroken)
{
	class cpu *other = w.add_cpu(fork());

	EXPECT_EQ(0, other->write(nth(0), 20));
	w.pin(page);
	EXPECT_EQ(0, memory_failure(page));
	w.unpin(page);
	EXPECT_EQ(kind::hwpoison, kind_at(mm, nth(0)));
	EXPECT_EQ(20ul, read(other, nth(0)));
}

TEST_F(BrokenTest, PagesInUseAreNotBroken)
{
	w.pin(page);
	w.pin(page);
	EXPECT_EQ(-EBUSY, memory_failure(page));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
	w.unpin(page);
	w.unpin(page);
}

#else

TEST_F(BrokenTest, NothingBreaks)
{
	EXPECT_EQ(-EBUSY, memory_failure(page));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

#endif // CONFIG_MEMORY_FAILURE
