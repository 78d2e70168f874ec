// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages whose exclusive entries stand in several address spaces.
#include "core_test.h"

#ifdef CONFIG_DEVICE_PRIVATE

// What the public operation copies first, done to a page that is shared.
class SharedPageTest : public ExclusiveTest
{
protected:
	// The parent's page, mapped by nr address spaces in all, locked.
	void share(unsigned long nr)
	{
		map(1);
		write(nth(0), 42);
		while (w.mms.size() < nr)
			fork();
		page = page_at(mm, nth(0));
		ASSERT_EQ(int(nr), page_mapcount(page));
		w.pin(page);
		lock_page(page);
		w.locks[page]++;
	}
	void let_go()
	{
		w.locks.erase(page);
		unlock_page(page);
		w.unpin(page);
	}

	struct page *page;
};

TEST_F(SharedPageTest, AgainIsAFailure)
{
	share(1);
	EXPECT_TRUE(page_make_device_exclusive(page, mm, nth(0), &w));
	EXPECT_FALSE(page_make_device_exclusive(page, mm, nth(0), &w));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	let_go();
}

// The parent has a copy where the child has a huge mapping.
TEST_F(SharedPageTest, HugeMappingsOfOtherPagesStay)
{
	struct mm_struct *child;

	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(3), 1);
	child = fork();
	write(nth(3), 2);
	make_and_let_go(3);
	EXPECT_TRUE(pmd_trans_huge(child->pgd.at(nth(3))));
}

TEST_F(SharedPageTest, EveryAddressSpaceGetsAnEntry)
{
	for (unsigned long nr : {2, 3}) {
		SCOPED_TRACE(nr);
		w.mms.resize(1);
		ASSERT_EQ(0, do_munmap(mm, 0, TASK_SIZE));
		share(nr);
		std::vector<std::unique_ptr<recorder>> events;
		for (auto &each : w.mms)
			events.push_back(
				std::make_unique<recorder>(each.get()));

		// No mapping allowed writing.
		EXPECT_FALSE(page_make_device_exclusive(page, mm, nth(0), &w));
		for (auto &each : w.mms) {
			EXPECT_EQ(kind::exclusive_read,
				  kind_at(each.get(), nth(0)));
			EXPECT_EQ(1, get_mm_counter(each.get(), MM_ANONPAGES));
		}
		for (auto &each : events) {
			ASSERT_EQ(2u, each->events.size());
			EXPECT_EQ(&w, each->events[0].range.owner);
			EXPECT_EQ(each->mm, each->events[0].range.mm);
		}
		EXPECT_EQ(0, page_mapcount(page));
		EXPECT_EQ(int(nr) + 1, page_count(page));
		EXPECT_EQ("", problems(w));
		let_go();
	}
}

TEST_F(SharedPageTest, OnlyTheFaultingOneIsRestored)
{
	share(3);
	page_make_device_exclusive(page, mm, nth(0), nullptr);
	let_go();
	for (unsigned long i = 3; i-- > 0;) {
		struct mm_struct *each = w.mms[i].get();

		EXPECT_EQ(42ul, read(w.add_cpu(each), nth(0)));
		EXPECT_EQ(3 - int(i), page_mapcount(page));
		for (unsigned long j = 0; j < 3; j++)
			EXPECT_EQ(j >= i ? kind::present : kind::exclusive_read,
				  kind_at(w.mms[j].get(), nth(0)));
		EXPECT_EQ("", problems(w));
	}
}

TEST_F(SharedPageTest, WritesAreStillCopied)
{
	struct mm_struct *child;

	share(2);
	child = w.mms[1].get();
	page_make_device_exclusive(page, mm, nth(0), nullptr);
	let_go();
	write(nth(0), 43);
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(kind::exclusive_read, kind_at(child, nth(0)));
	EXPECT_EQ(42ul, read(w.add_cpu(child), nth(0)));
	EXPECT_EQ(43ul, read(nth(0)));
}

TEST_F(SharedPageTest, TheAskedMappingMustHaveBeenWritable)
{
	share(2);
	// By a trick, one of the two is.
	set_entry(mm, nth(0), pte_mkwrite(entry_at(mm, nth(0))));
	EXPECT_FALSE(page_make_device_exclusive(page, w.mms[1].get(), nth(0),
						nullptr));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	EXPECT_EQ(kind::exclusive_read, kind_at(w.mms[1].get(), nth(0)));
	set_entry(mm, nth(0), entry_at(w.mms[1].get(), nth(0)));
	let_go();
}

TEST_F(SharedPageTest, TheAskedAddressMustBeTheMappings)
{
	share(1);
	EXPECT_FALSE(page_make_device_exclusive(page, mm, nth(1), nullptr));
	// Half-way is not rolled back.
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	let_go();
	EXPECT_EQ(42ul, read(nth(0)));
}

TEST_F(SharedPageTest, HugeMappingsElsewhereAreSplitToo)
{
	struct mm_struct *child;
	struct page *head;

	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(0), 1);
	child = fork();
	head = page_at(mm, nth(0));
	ASSERT_TRUE(pmd_trans_huge(child->pgd.at(BASE)));
	w.pin(head);
	lock_page(head);
	w.locks[head]++;
	EXPECT_FALSE(page_make_device_exclusive(head, mm, nth(0), nullptr));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(0)));
	EXPECT_EQ(kind::exclusive_read, kind_at(child, nth(0)));
	EXPECT_EQ(kind::present, kind_at(child, nth(1)));
	EXPECT_EQ(0, page_mapcount(head));
	EXPECT_EQ("", problems(w));
	w.locks.erase(head);
	unlock_page(head);
	w.unpin(head);
	EXPECT_EQ(1ul, read(w.add_cpu(child), nth(0)));
}

TEST_F(SharedPageTest, AMappingThatIsLeftIsAFailure)
{
	share(1);
	// One that the reverse map does not lead to.
	page->mapcount++;
	EXPECT_FALSE(page_make_device_exclusive(page, mm, nth(0), nullptr));
	page->mapcount--;
	let_go();
}

// With one mapping exclusive and one not: neither may get lost.
class HalfExclusiveTest : public ExclusiveTest
{
protected:
	void SetUp() override
	{
		map(2);
		write(nth(0), 10);
		write(nth(1), 11);
		page = page_at(mm, nth(1));
		child = fork();
		lock_page(page);
		page_make_device_exclusive(page, mm, nth(1), nullptr);
		unlock_page(page);
		read(nth(1));
		ASSERT_EQ(kind::present, kind_at(mm, nth(1)));
		ASSERT_EQ(kind::exclusive_read, kind_at(child, nth(1)));
	}
	void TearDown() override
	{
		EXPECT_EQ("", problems(w));
		EXPECT_EQ(11ul, read(nth(1)));
		EXPECT_EQ(11ul, read(w.add_cpu(child), nth(1)));
		ExclusiveTest::TearDown();
	}

	struct page *page;
	struct mm_struct *child;
};

TEST_F(HalfExclusiveTest, Reclaim)
{
	EXPECT_NE(0, shrink(nth(1)));
	EXPECT_EQ(kind::exclusive_read, kind_at(child, nth(1)));
}

TEST_F(HalfExclusiveTest, ReclaimAndExit)
{
	shrink(nth(1));
	ASSERT_EQ(0, do_munmap(child, nth(0), nth(1)));
	shrink(nth(1));
}

TEST_F(HalfExclusiveTest, Migration)
{
	EXPECT_NE(0, move(nth(1)));
	EXPECT_EQ(page, page_at(mm, nth(1)));
	EXPECT_EQ(page, page_at(child, nth(1)));
}

TEST_F(HalfExclusiveTest, ForkOfTheOther)
{
	std::unique_ptr<mm_struct> grandchild;

	ASSERT_EQ(0, dup_mm(child, &grandchild));
	w.mms.push_back(std::move(grandchild));
	EXPECT_EQ(3, page_mapcount(page));
}

#endif // CONFIG_DEVICE_PRIVATE
