// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// CPUs and ordinary memory.
#include "core_test.h"
#include <core/gup.h>
#include <thread>

class FaultTest : public CoreTest
{
};

TEST_F(FaultTest, NewMemoryIsZero)
{
	map(2);
	EXPECT_EQ(kind::none, kind_at(mm, nth(0)));
	EXPECT_EQ(0ul, read(nth(0)));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	write(nth(1) + 8, 5);
	EXPECT_EQ(0ul, read(nth(1)));
	EXPECT_EQ(5ul, read(nth(1) + 8));
	EXPECT_EQ(2, get_mm_counter(mm, MM_ANONPAGES));
}

TEST_F(FaultTest, ReadsAndWritesLeaveTheirMarks)
{
	map(1);
	read(nth(0));
	EXPECT_TRUE(pte_young(entry_at(mm, nth(0))));
	EXPECT_FALSE(pte_dirty(entry_at(mm, nth(0))));
	EXPECT_TRUE(pte_soft_dirty(entry_at(mm, nth(0))));
	write(nth(0), 1);
	EXPECT_TRUE(pte_dirty(entry_at(mm, nth(0))));
}

TEST_F(FaultTest, WhatIsNotThere)
{
	unsigned long value;

	EXPECT_EQ(-EFAULT, c->read(nth(0), &value));
	map(2, VM_READ);
	EXPECT_EQ(-EFAULT, c->write(nth(0), 1));
	EXPECT_EQ(0ul, read(nth(0)));
	EXPECT_EQ(-EFAULT, c->write(nth(0), 1));
	EXPECT_EQ(-EFAULT, c->read(nth(2), &value));
	EXPECT_EQ(-EFAULT, c->read(nth(0) - 1, &value));
}

TEST_F(FaultTest, OutOfMemory)
{
	std::vector<struct page *> hoard;

	map(2);
	write(nth(0), 1);
	struct mm_struct *child = fork();
	while (struct page *page = w.machine.ram.alloc())
		hoard.push_back(page);
	EXPECT_EQ(-ENOMEM, c->write(nth(1), 1));
	EXPECT_EQ(-ENOMEM, c->write(nth(0), 2));
	EXPECT_EQ(1ul, read(nth(0)));
	for (struct page *page : hoard)
		put_page(page);
	write(nth(0), 2);
	EXPECT_EQ(1ul, read(w.add_cpu(child), nth(0)));
}

TEST_F(FaultTest, CopyOnWrite)
{
	struct mm_struct *child;
	struct page *page;
	class cpu *other;

	map(1);
	write(nth(0), 1);
	child = fork();
	other = w.add_cpu(child);
	page = page_at(mm, nth(0));
	EXPECT_EQ(page, page_at(child, nth(0)));
	EXPECT_EQ(1ul, read(other, nth(0)));

	write(nth(0), 2);
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(1ul, read(other, nth(0)));
	// The last user need not copy.
	EXPECT_EQ(0, other->write(nth(0), 3));
	EXPECT_EQ(page, page_at(child, nth(0)));
	EXPECT_EQ(2ul, read(nth(0)));
}

TEST_F(FaultTest, OtherCpusSeeTheCopy)
{
	class cpu *other = w.add_cpu(mm);

	map(1);
	write(nth(0), 1);
	fork();
	EXPECT_EQ(1ul, read(other, nth(0)));
	write(nth(0), 2);
	EXPECT_EQ(2ul, read(other, nth(0)));
}

TEST_F(FaultTest, ACopyIsAnnounced)
{
	recorder events(mm);

	map(1);
	write(nth(0), 1);
	fork();
	events.events.clear();
	write(nth(0), 2);
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_CLEAR, events.events[0].range.event);
	EXPECT_EQ(nth(0), events.events[0].range.start);
	EXPECT_EQ(nth(1), events.events[0].range.end);
}

TEST_F(FaultTest, CopyLosesARace)
{
	recorder events(mm);

	map(1);
	write(nth(0), 1);
	fork();
	// Between the look and the copy it goes away.
	events.on_start = [&](const mmu_notifier_range &range) {
		if (range.event != MMU_NOTIFY_CLEAR)
			return;
		events.on_start = nullptr;
		mm->mmap_lock.down_read();
		zap_page_range(find_vma(mm, nth(0)), nth(0), nth(1));
		mm->mmap_lock.up_read();
	};
	write(nth(0), 2);
	EXPECT_EQ(2ul, read(nth(0)));
}

TEST_F(FaultTest, APinnedPageIsCopied)
{
	struct page *page;

	map(1);
	write(nth(0), 1);
	page = page_at(mm, nth(0));
	w.pin(page);
	clear_soft_dirty(mm);
	write(nth(0), 2);
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(1ul, page->words[0].load());
	w.unpin(page);
}

TEST_F(FaultTest, WriteFaultWaitsForTheLock)
{
	struct page *page;
	std::thread other;

	map(1);
	write(nth(0), 1);
	clear_soft_dirty(mm);
	page = page_at(mm, nth(0));
	get_page(page);
	lock_page(page);
	other = std::thread([&] {
		while (page_count(page) != 3)
			std::this_thread::yield();
		unlock_page(page);
		put_page(page);
	});
	write(nth(0), 2);
	other.join();
	EXPECT_EQ(2ul, read(nth(0)));
}

TEST_F(FaultTest, UserfaultfdSeesWritesFirst)
{
	map(2);
	write(nth(0), 1);
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(2), true));
	EXPECT_EQ(-EAGAIN, c->write(nth(0), 2));
	EXPECT_EQ(1ul, read(nth(0)));
	write(nth(1), 1); // there was nothing to protect
	struct mm_struct *child = fork();
	EXPECT_FALSE(pte_uffd_wp(entry_at(child, nth(0))));
	EXPECT_EQ(0, w.add_cpu(child)->write(nth(0), 5));
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(2), false));
	write(nth(0), 2);
}

TEST_F(FaultTest, SoftDirtyTracksWrites)
{
	map(2);
	write(nth(0), 1);
	write(nth(1), 1);
	clear_soft_dirty(mm);
	read(nth(0));
	write(nth(1), 2);
	EXPECT_FALSE(pte_soft_dirty(entry_at(mm, nth(0))));
	EXPECT_TRUE(pte_soft_dirty(entry_at(mm, nth(1))));
}

TEST_F(FaultTest, LockedAreas)
{
	struct mm_struct *child;

	map(1, VM_READ | VM_WRITE | VM_LOCKED);
	write(nth(0), 1);
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(0))));
	child = fork();
	write(nth(0), 2);
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(0))));
	EXPECT_FALSE(PageMlocked(page_at(child, nth(0))));
}

TEST_F(FaultTest, UserPagesStopAtTheFirstError)
{
	struct page *pages[4] = {};

	map(2);
	mm->mmap_lock.down_read();
	EXPECT_EQ(2, get_user_pages_remote(mm, nth(0), 4, FOLL_WRITE, pages));
	EXPECT_EQ(-EFAULT, get_user_pages_remote(mm, nth(2), 1, 0, pages + 2));
	EXPECT_EQ(0, fixup_user_fault(mm, nth(1), 0));
	EXPECT_EQ(-EFAULT, fixup_user_fault(mm, nth(2), 0));
	mm->mmap_lock.up_read();
	for (int i = 0; i < 2; i++) {
		EXPECT_EQ(page_at(mm, nth(i)), pages[i]);
		EXPECT_EQ(2, page_count(pages[i]));
		put_page(pages[i]);
	}
}

class CoreDeathTest : public CoreTest
{
};

TEST_F(CoreDeathTest, Misuse)
{
	EXPECT_DEATH(find_vma(mm, nth(0)), "BUG at");
	EXPECT_DEATH(mm->pgd.at(TASK_SIZE), "BUG at");
	EXPECT_DEATH(inc_mm_counter(mm, MM_ANONPAGES); w.cpus.clear();
		     w.mms.clear(), "BUG at");
	EXPECT_DEATH(w.mms.clear(), "BUG at");
}
