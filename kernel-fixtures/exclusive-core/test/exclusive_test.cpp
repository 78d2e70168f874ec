// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Making pages exclusive.
#include "core_test.h"
#include <core/gup.h>

#ifdef CONFIG_DEVICE_PRIVATE

TEST_F(ExclusiveTest, AllMappingsBecomeEntries)
{
	map(2);
	write(nth(0), 11);
	write(nth(1), 22);

	EXPECT_EQ(2, make(nth(0), nth(2)));
	for (unsigned long i = 0; i < 2; i++) {
		struct page *page = pages[i];

		ASSERT_NE(nullptr, page);
		EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(i)));
		EXPECT_EQ(page, page_at(mm, nth(i)));
		EXPECT_TRUE(PageLocked(page));
		EXPECT_EQ(0, page_mapcount(page));
		EXPECT_EQ(2, page_count(page)); // the entry's and the caller's
		EXPECT_EQ(11 * (i + 1), page->words[0].load());
	}
	EXPECT_EQ("", problems(w));
	let_go();
}

TEST_F(ExclusiveTest, ResidentSetStays)
{
	map(1);
	write(nth(0), 1);
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	make_and_let_go(0);
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	EXPECT_EQ(1ul, read(nth(0)));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
}

TEST_F(ExclusiveTest, PagesThatWereNeverThere)
{
	map(1);
	make_and_let_go(0);
	EXPECT_EQ(0ul, read(nth(0)));
}

TEST_F(ExclusiveTest, NoCpuKeepsATranslation)
{
	class cpu *other = w.add_cpu(mm);

	map(1);
	write(nth(0), 1);
	EXPECT_EQ(0, other->write(nth(0), 2));
	EXPECT_EQ(1, make(0));
	EXPECT_TRUE(mm->tlbs.translations().empty());
	let_go();
}

TEST_F(ExclusiveTest, DirtyMovesToThePageAndYoungIsLost)
{
	map(1);
	write(nth(0), 1);
	EXPECT_TRUE(pte_young(entry_at(mm, nth(0))));
	EXPECT_FALSE(PageDirty(page_at(mm, nth(0))));
	make_and_let_go(0);
	EXPECT_TRUE(PageDirty(page_at(mm, nth(0))));
	EXPECT_EQ(0ul, entry_at(mm, nth(0)).bits & ~PTE_KEPT_BITS);
}

TEST_F(ExclusiveTest, CleanPageStaysClean)
{
	map(1);
	read(nth(0));
	make_and_let_go(0);
	EXPECT_FALSE(PageDirty(page_at(mm, nth(0))));
}

TEST_F(ExclusiveTest, OwnerIsToldToEverybodyBeforeAndAfter)
{
	recorder events(mm);
	int owner;

	map(2);
	write(nth(1), 1);
	EXPECT_EQ(1, make(nth(1), nth(2), &owner));
	let_go();
	ASSERT_EQ(2u, events.events.size());
	for (const recorder::event &event : events.events) {
		EXPECT_EQ(MMU_NOTIFY_EXCLUSIVE, event.range.event);
		EXPECT_EQ(&owner, event.range.owner);
		EXPECT_EQ(nth(1), event.range.start);
		EXPECT_EQ(nth(2), event.range.end);
		EXPECT_EQ(mm, event.range.mm);
	}
	EXPECT_TRUE(events.events[0].start);
	EXPECT_EQ(kind::present, events.events[0].kind);
	EXPECT_FALSE(events.events[1].start);
	EXPECT_EQ(kind::exclusive_write, events.events[1].kind);
}

TEST_F(ExclusiveTest, TwiceIsTheSameAsOnce)
{
	recorder events(mm);
	struct page *page;
	int owner;

	map(1);
	write(nth(0), 5);
	make_and_let_go(0);
	page = page_at(mm, nth(0));
	events.events.clear();

	EXPECT_EQ(1, make(nth(0), nth(1), &owner));
	EXPECT_EQ(page, pages[0]);
	EXPECT_EQ(2, page_count(page));
	EXPECT_EQ(0, page_mapcount(page));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	// First taken back, for nobody, then given again.
	ASSERT_EQ(4u, events.events.size());
	EXPECT_EQ(nullptr, events.events[0].range.owner);
	EXPECT_EQ(nullptr, events.events[1].range.owner);
	EXPECT_EQ(&owner, events.events[2].range.owner);
	EXPECT_EQ(&owner, events.events[3].range.owner);
	let_go();
}

TEST_F(ExclusiveTest, SharedPageIsCopiedFirst)
{
	struct mm_struct *child;
	struct page *shared;

	map(1);
	write(nth(0), 7);
	child = fork();
	shared = page_at(mm, nth(0));
	EXPECT_EQ(shared, page_at(child, nth(0)));

	EXPECT_EQ(1, make(0));
	ASSERT_NE(nullptr, pages[0]);
	EXPECT_NE(shared, pages[0]);
	EXPECT_EQ(7ul, pages[0]->words[0].load());
	EXPECT_EQ(kind::present, kind_at(child, nth(0)));
	let_go();
	EXPECT_EQ(7ul, read(w.add_cpu(child), nth(0)));
}

TEST_F(ExclusiveTest, LockedPageGivesNull)
{
	struct page *page;

	map(3);
	for (unsigned long i = 0; i < 3; i++)
		write(nth(i), i);
	page = page_at(mm, nth(1));
	lock_page(page);
	w.locks[page]++;
	EXPECT_EQ(3, make(nth(0), nth(3)));
	EXPECT_NE(nullptr, pages[0]);
	EXPECT_EQ(nullptr, pages[1]);
	EXPECT_NE(nullptr, pages[2]);
	EXPECT_EQ(kind::present, kind_at(mm, nth(1)));
	EXPECT_EQ(1, page_count(page));
	EXPECT_EQ("", problems(w));
	w.locks.erase(page);
	unlock_page(page);
	let_go();
}

TEST_F(ExclusiveTest, ReadOnlyArea)
{
	map(1, VM_READ);
	read(nth(0));
	EXPECT_EQ(-EFAULT, make(0));
	EXPECT_EQ(nullptr, pages[0]);
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

TEST_F(ExclusiveTest, NothingMapped)
{
	EXPECT_EQ(-EFAULT, make(nth(0), nth(2)));
	EXPECT_EQ(nullptr, pages[0]);
	EXPECT_EQ(nullptr, pages[1]);
}

TEST_F(ExclusiveTest, BehindTheEndOfTheAddressSpace)
{
	EXPECT_EQ(-EFAULT, make(TASK_SIZE, TASK_SIZE + PAGE_SIZE));
	EXPECT_EQ(nullptr, pages[0]);
}

TEST_F(ExclusiveTest, HoleEndsTheRange)
{
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(2), VM_READ | VM_WRITE));
	ASSERT_EQ(0, do_mmap(mm, nth(3), nth(5), VM_READ | VM_WRITE));
	EXPECT_EQ(2, make(nth(0), nth(5)));
	EXPECT_NE(nullptr, pages[0]);
	EXPECT_NE(nullptr, pages[1]);
	for (unsigned long i = 2; i < 5; i++)
		EXPECT_EQ(nullptr, pages[i]);
	EXPECT_EQ("", problems(w));
	let_go();
}

TEST_F(ExclusiveTest, RangeOverManyPageTables)
{
	unsigned long nr = 2 * PTRS_PER_PTE + 3;

	map(nr);
	EXPECT_EQ(int(nr), make(nth(0), nth(nr)));
	for (unsigned long i = 0; i < nr; i++)
		EXPECT_EQ(page_at(mm, nth(i)), pages[i]);
	let_go();
}

TEST_F(ExclusiveTest, OutOfMemory)
{
	std::vector<struct page *> hoard;

	map(2);
	write(nth(0), 1);
	while (struct page *page = w.machine.ram.alloc()) {
		hoard.push_back(page);
		w.pins[page]++;
	}
	EXPECT_EQ(1, make(nth(0), nth(2)));
	EXPECT_NE(nullptr, pages[0]);
	EXPECT_EQ(nullptr, pages[1]);
	let_go();
	EXPECT_EQ(-ENOMEM, make(1));
	EXPECT_EQ(nullptr, pages[0]);
	for (struct page *page : hoard)
		w.unpin(page);
}

TEST_F(ExclusiveTest, SharedFilePagesGiveNull)
{
	w.files.push_back(std::make_unique<file>(w.machine, 1));
	ASSERT_EQ(0, do_mmap(mm, BASE, nth(1), VM_READ | VM_WRITE | VM_SHARED,
			     w.files[0].get()));
	write(nth(0), 1);
	EXPECT_EQ(1, make(0));
	EXPECT_EQ(nullptr, pages[0]);
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

TEST_F(ExclusiveTest, PrivateFilePagesAreCopiedFirst)
{
	w.files.push_back(std::make_unique<file>(w.machine, 1));
	w.files[0]->at(0)->words[0] = 9;
	ASSERT_EQ(0, do_mmap(mm, BASE, nth(1), VM_READ | VM_WRITE,
			     w.files[0].get()));
	EXPECT_EQ(9ul, read(nth(0)));
	EXPECT_EQ(1, get_mm_counter(mm, MM_FILEPAGES));
	make_and_let_go(0);
	EXPECT_NE(w.files[0]->at(0), page_at(mm, nth(0)));
	EXPECT_EQ(0, get_mm_counter(mm, MM_FILEPAGES));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	EXPECT_EQ(9ul, read(nth(0)));
}

TEST_F(ExclusiveTest, HugeMappingIsSplit)
{
	struct page *head;

	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	for (unsigned long i = 0; i < HPAGE_PMD_NR; i++)
		write(nth(i), 100 + i);
	ASSERT_TRUE(pmd_trans_huge(mm->pgd.at(BASE)));
	head = page_at(mm, nth(0));

	EXPECT_EQ(int(HPAGE_PMD_NR), make(BASE, nth(HPAGE_PMD_NR)));
	EXPECT_FALSE(pmd_trans_huge(mm->pgd.at(BASE)));
	// The huge page itself stays one: one lock, one reference count.
	EXPECT_TRUE(PageCompound(head));
	EXPECT_EQ(head, pages[0]);
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	for (unsigned long i = 1; i < HPAGE_PMD_NR; i++) {
		EXPECT_EQ(nullptr, pages[i]);
		EXPECT_EQ(kind::present, kind_at(mm, nth(i)));
		EXPECT_EQ(head + i, page_at(mm, nth(i)));
	}
	EXPECT_EQ(int(HPAGE_PMD_NR) + 1, page_count(head));
	EXPECT_EQ("", problems(w));
	let_go();
	for (unsigned long i = 0; i < HPAGE_PMD_NR; i++)
		EXPECT_EQ(100 + i, read(nth(i)));
}

TEST_F(ExclusiveTest, TailPagesGiveNull)
{
	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(2), 1);
	EXPECT_EQ(1, make(2));
	EXPECT_EQ(nullptr, pages[0]);
	EXPECT_EQ(kind::present, kind_at(mm, nth(2)));
	EXPECT_FALSE(PageLocked(page_at(mm, nth(2))));
}

TEST_F(ExclusiveTest, UserfaultfdForbidsTheWrite)
{
	map(1);
	write(nth(0), 1);
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), true));
	EXPECT_EQ(-EFAULT, make(0));
	EXPECT_EQ(nullptr, pages[0]);
}

#ifdef CONFIG_SWAP
TEST_F(ExclusiveTest, PagesInSwapAreReadFirst)
{
	map(1);
	write(nth(0), 3);
	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(kind::swap, kind_at(mm, nth(0)));
	make_and_let_go(0);
	EXPECT_EQ(0, get_mm_counter(mm, MM_SWAPENTS));
	EXPECT_EQ(3ul, read(nth(0)));
}
#endif

#endif // CONFIG_DEVICE_PRIVATE
