// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Swap-out and swap-in; and without swap, that there is none.
#include "core_test.h"
#include <core/fault.h>
#include <core/reclaim.h>
#include <thread>

class SwapTest : public CoreTest
{
protected:
	void SetUp() override
	{
		map(2);
		write(nth(0), 10);
		write(nth(1), 11);
	}
};

#ifdef CONFIG_SWAP

TEST_F(SwapTest, OutAndIn)
{
	struct page *page = page_at(mm, nth(0));

	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(0, page_count(page));
	EXPECT_EQ(kind::swap, kind_at(mm, nth(0)));
	EXPECT_EQ(1, get_mm_counter(mm, MM_SWAPENTS));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	EXPECT_TRUE(pte_soft_dirty(entry_at(mm, nth(0))));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(0, get_mm_counter(mm, MM_SWAPENTS));
	write(nth(0), 12);
	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(12ul, read(nth(0)));
}

// The parent has a copy where the child has the page.
TEST_F(SwapTest, CopiesElsewhereStay)
{
	struct mm_struct *child = fork();

	write(nth(0), 20);
	ASSERT_EQ(0, shrink(nth(0), child));
	EXPECT_EQ(kind::swap, kind_at(child, nth(0)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
	EXPECT_EQ(10ul, read(w.add_cpu(child), nth(0)));
	EXPECT_EQ(20ul, read(nth(0)));
}

// Even if the slot holds what somebody left there.
TEST_F(SwapTest, CleanPagesAreWrittenTheFirstTime)
{
	ASSERT_EQ(0, shrink(nth(0)));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	ASSERT_EQ(0, do_mmap(mm, nth(2), nth(3), VM_READ | VM_WRITE));
	EXPECT_EQ(0ul, read(nth(2)));
	ASSERT_EQ(0, shrink(nth(2)));
	EXPECT_EQ(0ul, read(nth(2)));
}

TEST_F(SwapTest, ThePageOfAFreedSlotIsUnlocked)
{
	struct page *page;

	fork();
	ASSERT_EQ(0, shrink(nth(0)));
	read(nth(0));
	page = page_at(mm, nth(0));
	w.pin(page);
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	EXPECT_TRUE(PageSwapCache(page));
	w.mms.pop_back();
	EXPECT_FALSE(PageSwapCache(page));
	EXPECT_FALSE(PageLocked(page));
	w.unpin(page);
}

TEST_F(SwapTest, ItIsAnnounced)
{
	recorder events(mm);

	ASSERT_EQ(0, shrink(nth(0)));
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_CLEAR, events.events[0].range.event);
	EXPECT_EQ(kind::present, events.events[0].kind);
	EXPECT_EQ(kind::swap, events.events[1].kind);
}

TEST_F(SwapTest, AllMappingsGo)
{
	struct mm_struct *child = fork();
	class cpu *other = w.add_cpu(child);

	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(kind::swap, kind_at(child, nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(10ul, read(other, nth(0)));
	// Both found the same page.
	EXPECT_EQ(page_at(mm, nth(0)), page_at(child, nth(0)));
	write(nth(0), 20);
	EXPECT_EQ(10ul, read(other, nth(0)));
}

TEST_F(SwapTest, ForkSharesTheSlot)
{
	struct mm_struct *child;
	class cpu *other;

	ASSERT_EQ(0, shrink(nth(0)));
	child = fork();
	other = w.add_cpu(child);
	EXPECT_EQ(1, get_mm_counter(child, MM_SWAPENTS));
	EXPECT_EQ(0, other->write(nth(0), 30));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(30ul, read(other, nth(0)));
}

TEST_F(SwapTest, CleanPagesNeedNotBeWrittenAgain)
{
	struct mm_struct *child = fork();
	struct page *page;

	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
	page = page_at(mm, nth(0));
	EXPECT_TRUE(PageSwapCache(page));
	EXPECT_FALSE(PageDirty(page));
	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(10ul, read(w.add_cpu(child), nth(0)));
}

TEST_F(SwapTest, WriteToTheOnlyCopyLeavesTheCache)
{
	struct page *page;

	ASSERT_EQ(0, shrink(nth(0)));
	read(nth(0));
	page = page_at(mm, nth(0));
	EXPECT_TRUE(PageSwapCache(page));
	write(nth(0), 1);
	EXPECT_EQ(page, page_at(mm, nth(0)));
	EXPECT_FALSE(PageSwapCache(page));
}

TEST_F(SwapTest, UnmapFreesTheSlot)
{
	ASSERT_EQ(0, shrink(nth(0)));
	ASSERT_EQ(0, shrink(nth(1)));
	read(nth(1));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(2)));
	w.machine.swap.for_each(
		[](swp_entry_t, int users, struct page *cached) {
			EXPECT_EQ(0, users);
			EXPECT_EQ(nullptr, cached);
		});
}

TEST_F(SwapTest, UnmapFreesTheCachedPage)
{
	struct mm_struct *child = fork();
	struct page *page;

	// One reads it in, the other one does not.
	ASSERT_EQ(0, shrink(nth(0)));
	read(nth(0));
	page = page_at(mm, nth(0));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	EXPECT_EQ(1, page_count(page));
	ASSERT_EQ(0, do_munmap(child, nth(0), nth(1)));
	EXPECT_EQ(0, page_count(page));
}

TEST_F(SwapTest, ALockedPageStaysInTheCache)
{
	struct mm_struct *child = fork();
	struct page *page;

	ASSERT_EQ(0, shrink(nth(0)));
	read(nth(0));
	page = page_at(mm, nth(0));
	w.pin(page);
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	lock_page(page);
	ASSERT_EQ(0, do_munmap(child, nth(0), nth(1)));
	EXPECT_TRUE(PageSwapCache(page));
	unlock_page(page);
	// Reclaim finds it.
	ASSERT_TRUE(isolate_lru_page(page));
	w.unpin(page);
	EXPECT_EQ(0, shrink_page(w.machine, page));
	EXPECT_EQ(0, page_count(page));
}

TEST_F(SwapTest, PinnedPagesStay)
{
	struct page *page = page_at(mm, nth(0));

	w.pin(page);
	EXPECT_EQ(-EBUSY, shrink(nth(0)));
	EXPECT_EQ("", problems(w));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(page, page_at(mm, nth(0)));
	w.unpin(page);
}

TEST_F(SwapTest, LockedPagesStay)
{
	struct page *page = page_at(mm, nth(0));

	lock_page(page);
	EXPECT_EQ(-EBUSY, shrink(nth(0)));
	unlock_page(page);
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

TEST_F(SwapTest, LockedAreasStay)
{
	struct mm_struct *child;

	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(2)));
	map(1, VM_READ | VM_WRITE | VM_LOCKED);
	write(nth(0), 1);
	EXPECT_EQ(-EBUSY, shrink(nth(0)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
	child = fork();
	page_clear(page_at(mm, nth(0)), PG_mlocked);
	// The area says what the page has forgotten.
	EXPECT_EQ(-EBUSY, shrink(nth(0)));
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(0))));
	EXPECT_EQ(kind::present, kind_at(child, nth(0)));
}

TEST_F(SwapTest, NoRoom)
{
	while (w.machine.ram.nr_free() > 1) {
		struct page *page = w.machine.ram.alloc();

		lock_page(page);
		bool added = w.machine.swap.add(page);
		unlock_page(page);
		put_page(page);
		if (!added)
			break;
	}
	EXPECT_EQ(-ENOSPC, shrink(nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
}

TEST_F(SwapTest, NoMemoryToReadInto)
{
	std::vector<struct page *> hoard;
	unsigned long value;

	ASSERT_EQ(0, shrink(nth(0)));
	while (struct page *page = w.machine.ram.alloc())
		hoard.push_back(page);
	EXPECT_EQ(-ENOMEM, c->read(nth(0), &value));
	EXPECT_EQ(kind::swap, kind_at(mm, nth(0)));
	for (struct page *page : hoard)
		put_page(page);
	EXPECT_EQ(10ul, read(nth(0)));
}

TEST_F(SwapTest, FilePagesAreNotSwapped)
{
	w.files.push_back(std::make_unique<file>(w.machine, 1));
	ASSERT_EQ(0, do_mmap(mm, nth(4), nth(5), VM_READ, w.files[0].get()));
	read(nth(4));
	EXPECT_EQ(-EFAULT, shrink(nth(4)));
	ASSERT_EQ(0, shrink(nth(0)));
}

TEST_F(SwapTest, KeptBitsAreKept)
{
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), true));
	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_TRUE(pte_uffd_wp(entry_at(mm, nth(0))));
	EXPECT_EQ(-EAGAIN, c->write(nth(0), 1));
	EXPECT_EQ(10ul, read(nth(0)));
	ASSERT_EQ(0, shrink(nth(0)));
	clear_soft_dirty(mm);
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), false));
	EXPECT_EQ(0ul, entry_at(mm, nth(0)).bits);
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_FALSE(pte_soft_dirty(entry_at(mm, nth(0))));
}

#else

TEST_F(SwapTest, ThereIsNone)
{
	EXPECT_EQ(-ENOSPC, shrink(nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(1, page_count(page_at(mm, nth(0))));
}

#endif // CONFIG_SWAP
