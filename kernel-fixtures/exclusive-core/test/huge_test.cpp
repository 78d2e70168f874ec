// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "core_test.h"
#include <core/gup.h>
#include <core/reclaim.h>

class HugeTest : public CoreTest
{
protected:
	void SetUp() override
	{
		map(HPAGE_PMD_NR + 2, VM_READ | VM_WRITE | VM_HUGEPAGE);
		for (unsigned long i = 0; i < HPAGE_PMD_NR + 2; i++)
			write(nth(i), 50 + i);
		ASSERT_TRUE(is_huge(mm));
		head = page_at(mm, nth(0));
	}
	static bool is_huge(struct mm_struct *mm)
	{
		return pmd_trans_huge(mm->pgd.at(BASE));
	}
	void expect_contents(class cpu *cpu)
	{
		for (unsigned long i = 0; i < HPAGE_PMD_NR; i++)
			EXPECT_EQ(50 + i, read(cpu, nth(i)));
	}

	struct page *head;
};

TEST_F(HugeTest, OneMappingForAll)
{
	EXPECT_EQ(1, page_count(head));
	EXPECT_EQ(1, page_mapcount(head));
	EXPECT_EQ(1, page_mapcount(head + 3));
	EXPECT_EQ(int(HPAGE_PMD_NR) + 2, get_mm_counter(mm, MM_ANONPAGES));
	// The rest of the area is too small.
	EXPECT_FALSE(PageCompound(page_at(mm, nth(HPAGE_PMD_NR))));
}

TEST_F(HugeTest, SplittingChangesNothingElse)
{
	mm->mmap_lock.down_read();
	EXPECT_EQ(0, fixup_user_fault(mm, nth(1), FOLL_WRITE | FOLL_SPLIT_PMD));
	mm->mmap_lock.up_read();
	EXPECT_FALSE(is_huge(mm));
	EXPECT_EQ(int(HPAGE_PMD_NR), page_count(head));
	for (unsigned long i = 0; i < HPAGE_PMD_NR; i++) {
		EXPECT_EQ(head + i, page_at(mm, nth(i)));
		EXPECT_EQ(1, page_mapcount(head + i));
		EXPECT_TRUE(pte_write(entry_at(mm, nth(i))));
		EXPECT_TRUE(pte_dirty(entry_at(mm, nth(i))));
	}
	expect_contents(c);
}

TEST_F(HugeTest, ForkSharesIt)
{
	struct mm_struct *child = fork();

	EXPECT_TRUE(is_huge(child));
	EXPECT_EQ(2, page_count(head));
	EXPECT_EQ(2, page_mapcount(head + 1));
	expect_contents(w.add_cpu(child));
	// Who writes gets a page of his own.
	write(nth(2), 1);
	EXPECT_FALSE(is_huge(mm));
	EXPECT_TRUE(is_huge(child));
	EXPECT_EQ("", problems(w));
	expect_contents(w.add_cpu(child));
	EXPECT_EQ(1ul, read(nth(2)));
	EXPECT_EQ(53ul, read(nth(3)));
}

TEST_F(HugeTest, TheLastUserKeepsItHuge)
{
	fork();
	w.mms.pop_back();
	EXPECT_FALSE(pte_write(entry_at(mm, nth(0))));
	write(nth(0), 50);
	EXPECT_TRUE(is_huge(mm));
	expect_contents(c);
}

TEST_F(HugeTest, UnmapAllOrPart)
{
	ASSERT_EQ(0, do_munmap(mm, nth(2), nth(4)));
	EXPECT_FALSE(is_huge(mm));
	EXPECT_EQ(6, page_count(head));
	EXPECT_EQ(55ul, read(nth(5)));
	EXPECT_EQ("", problems(w));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(HPAGE_PMD_NR)));
	EXPECT_EQ(0, page_count(head));
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(HPAGE_PMD_NR),
			     VM_READ | VM_WRITE | VM_HUGEPAGE));
	EXPECT_EQ(0ul, read(nth(0)));
	EXPECT_TRUE(is_huge(mm));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(HPAGE_PMD_NR)));
	EXPECT_EQ(2, get_mm_counter(mm, MM_ANONPAGES));
}

TEST_F(HugeTest, ProtectAllOrPart)
{
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(HPAGE_PMD_NR), VM_READ));
	EXPECT_TRUE(is_huge(mm));
	EXPECT_EQ(-EFAULT, c->write(nth(1), 1));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(HPAGE_PMD_NR),
				 VM_READ | VM_WRITE));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(1))));
	write(nth(1), 51);
	EXPECT_TRUE(is_huge(mm));
	ASSERT_EQ(0, do_mprotect(mm, nth(1), nth(2), VM_READ));
	EXPECT_FALSE(is_huge(mm));
	EXPECT_EQ(-EFAULT, c->write(nth(1), 1));
	write(nth(2), 52);
	expect_contents(c);
}

// No huge mapping reaches over the edge of an area, even if nothing else
// changes.
TEST_F(HugeTest, AnAreaIsSplitAndNothingProtected)
{
	ASSERT_EQ(0, do_mprotect(mm, nth(3), nth(HPAGE_PMD_NR),
				 VM_READ | VM_WRITE));
	EXPECT_FALSE(is_huge(mm));
	EXPECT_TRUE(pte_write(entry_at(mm, nth(3))));
	expect_contents(c);
}

TEST_F(HugeTest, AnAreaIsSplitBesideIt)
{
	unsigned long next = BASE + 2 * PMD_SIZE;

	ASSERT_EQ(0, do_mmap(mm, next, next + 2 * PMD_SIZE,
			     VM_READ | VM_WRITE | VM_HUGEPAGE));
	write(next, 1);
	write(next + PMD_SIZE, 2);
	ASSERT_EQ(0, do_mprotect(mm, next + PMD_SIZE, next + 2 * PMD_SIZE,
				 VM_READ));
	EXPECT_TRUE(pmd_trans_huge(mm->pgd.at(next)));
	EXPECT_TRUE(pmd_trans_huge(mm->pgd.at(next + PMD_SIZE)));
}

TEST_F(HugeTest, NotIfSomethingIsThereAlready)
{
	unsigned long next = BASE + 2 * PMD_SIZE;

	ASSERT_EQ(0, do_mmap(mm, next + PAGE_SIZE, next + 2 * PAGE_SIZE,
			     VM_READ | VM_WRITE));
	write(next + PAGE_SIZE, 1);
	ASSERT_EQ(0, do_mmap(mm, next, next + PAGE_SIZE,
			     VM_READ | VM_WRITE | VM_HUGEPAGE));
	write(next, 1);
	EXPECT_FALSE(pmd_trans_huge(mm->pgd.at(next)));
}

TEST_F(HugeTest, UserfaultfdProtectsAll)
{
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(HPAGE_PMD_NR), true));
	EXPECT_TRUE(is_huge(mm));
	EXPECT_EQ(-EAGAIN, c->write(nth(0), 1));
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), false));
	EXPECT_FALSE(is_huge(mm));
	write(nth(0), 50);
	EXPECT_EQ(-EAGAIN, c->write(nth(1), 1));
	expect_contents(c);
}

TEST_F(HugeTest, SmallPagesIfThereIsNoHugeOne)
{
	unsigned long next = BASE + 4 * PMD_SIZE;
	std::vector<struct page *> hoard;

	while (struct page *page = w.machine.ram.alloc(HPAGE_PMD_ORDER))
		hoard.push_back(page);
	ASSERT_EQ(0, do_mmap(mm, next, next + PMD_SIZE,
			     VM_READ | VM_WRITE | VM_HUGEPAGE));
	write(next, 1);
	EXPECT_FALSE(pmd_trans_huge(mm->pgd.at(next)));
	for (struct page *page : hoard)
		put_page(page);
	// They stay when there is a huge one again.
	write(next + PAGE_SIZE, 2);
	EXPECT_FALSE(pmd_trans_huge(mm->pgd.at(next)));
	EXPECT_EQ(1ul, read(next));
}

TEST_F(HugeTest, AsWritableAsItsArea)
{
	unsigned long next = BASE + 2 * PMD_SIZE;

	for (unsigned int write : {0u, unsigned(VM_WRITE)}) {
		ASSERT_EQ(0, do_mmap(mm, next, next + PMD_SIZE,
				     VM_READ | VM_HUGEPAGE | write));
		EXPECT_EQ(0ul, read(next));
		EXPECT_TRUE(pmd_trans_huge(mm->pgd.at(next)));
		EXPECT_EQ(write != 0, pte_write(entry_at(mm, next)));
		ASSERT_EQ(0, do_munmap(mm, next, next + PMD_SIZE));
	}
}

TEST_F(HugeTest, ForkKeepsSoftDirtyOnly)
{
	struct mm_struct *child;

	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(HPAGE_PMD_NR), true));
	child = fork();
	EXPECT_TRUE(pte_soft_dirty(entry_at(child, nth(0))));
	EXPECT_FALSE(pte_uffd_wp(entry_at(child, nth(0))));
	EXPECT_TRUE(pte_uffd_wp(entry_at(mm, nth(0))));
}

TEST_F(HugeTest, PinningDoesNotSplitIt)
{
	struct page *page;

	mm->mmap_lock.down_read();
	ASSERT_EQ(1, get_user_pages_remote(mm, nth(2), 1, FOLL_WRITE, &page));
	mm->mmap_lock.up_read();
	EXPECT_EQ(head + 2, page);
	EXPECT_TRUE(is_huge(mm));
	put_page(page);
}

TEST_F(HugeTest, NeitherReclaimedNorMoved)
{
	EXPECT_EQ(nullptr, isolate_page_at(mm, nth(0)));
	w.pin(head);
	EXPECT_EQ(-EBUSY, memory_failure(head));
	w.unpin(head);
	mm->mmap_lock.down_read();
	EXPECT_EQ(0, fixup_user_fault(mm, nth(1), FOLL_WRITE | FOLL_SPLIT_PMD));
	mm->mmap_lock.up_read();
	EXPECT_EQ(nullptr, isolate_page_at(mm, nth(0)));
	EXPECT_EQ(-EBUSY, memory_failure(head));
}
