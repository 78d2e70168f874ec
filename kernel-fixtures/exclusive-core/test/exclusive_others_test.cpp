// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Everything else that meets an exclusive entry.
#include "core_test.h"
#include <core/gup.h>
#include <core/migrate.h>
#include <core/reclaim.h>

#ifdef CONFIG_DEVICE_PRIVATE

class ExclusiveOthersTest : public ExclusiveTest
{
protected:
	void SetUp() override
	{
		map(3);
		for (unsigned long i = 0; i < 3; i++)
			write(nth(i), 10 + i);
		make_and_let_go(1);
		page = page_at(mm, nth(1));
	}

	struct page *page;
};

TEST_F(ExclusiveOthersTest, ForkCopiesWhatTheCpusSee)
{
	recorder events(mm);
	struct mm_struct *child = fork();
	class cpu *other = w.add_cpu(child);

	EXPECT_EQ(kind::present, kind_at(mm, nth(1)));
	EXPECT_EQ(kind::present, kind_at(child, nth(1)));
	EXPECT_EQ(page, page_at(child, nth(1)));
	EXPECT_EQ(2, page_mapcount(page));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(1))));
	EXPECT_FALSE(pte_write(entry_at(child, nth(1))));
	EXPECT_EQ(3, get_mm_counter(child, MM_ANONPAGES));
	EXPECT_EQ(3, get_mm_counter(mm, MM_ANONPAGES));

	// Fork's own notification is all there is.
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_PROTECTION_PAGE, events.events[0].range.event);
	EXPECT_EQ(0ul, events.events[0].range.start);
	EXPECT_EQ(TASK_SIZE, events.events[0].range.end);

	EXPECT_EQ(0, other->write(nth(1), 99));
	EXPECT_EQ(11ul, read(nth(1)));
	EXPECT_EQ(99ul, read(other, nth(1)));
}

TEST_F(ExclusiveOthersTest, ForkFailsOnALockedPageAndTheParentStaysValid)
{
	std::unique_ptr<mm_struct> child;

	lock_page(page);
	w.locks[page]++;
	EXPECT_EQ(-ENOMEM, dup_mm(mm, &child));
	EXPECT_EQ(nullptr, child);
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(1)));
	EXPECT_EQ("", problems(w));
	w.locks.erase(page);
	unlock_page(page);
	for (unsigned long i = 0; i < 3; i++) {
		EXPECT_EQ(10 + i, read(nth(i)));
		write(nth(i), 20 + i);
	}
	EXPECT_EQ(page, page_at(mm, nth(1)));
}

TEST_F(ExclusiveOthersTest, ForkLeavesThePageUnlocked)
{
	fork();
	EXPECT_FALSE(PageLocked(page));
}

TEST_F(ExclusiveOthersTest, ForkOfAReadOnlyEntry)
{
	struct mm_struct *child;

	ASSERT_EQ(0, do_mprotect(mm, nth(1), nth(2), VM_READ));
	child = fork();
	EXPECT_EQ(11ul, read(w.add_cpu(child), nth(1)));
	EXPECT_EQ(-EFAULT, c->write(nth(1), 1));
}

TEST_F(ExclusiveOthersTest, MprotectMakesTheEntryReadOnly)
{
	recorder events(mm);

	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(3), VM_READ));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
	EXPECT_EQ(page, page_at(mm, nth(1)));
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_PROTECTION_VMA, events.events[0].range.event);

	EXPECT_EQ(11ul, read(nth(1)));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(1))));
	EXPECT_EQ(-EFAULT, c->write(nth(1), 1));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(3), VM_READ | VM_WRITE));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(1))));
	write(nth(1), 12);
	EXPECT_EQ(12ul, read(nth(1)));
}

TEST_F(ExclusiveOthersTest, MprotectKeepsBothBits)
{
	pte_t pte = entry_at(mm, nth(1));

	for (unsigned long bits : {0ul, (unsigned long)PTE_SOFT_DIRTY,
				   (unsigned long)PTE_UFFD_WP, PTE_KEPT_BITS}) {
		set_entry(mm, nth(1), {pte.val, bits});
		mm->mmap_lock.down_write();
		change_protection(find_vma(mm, nth(1)), nth(1), nth(2),
				  {PTE_WRITE, 0});
		mm->mmap_lock.up_write();
		EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
		EXPECT_EQ(bits, entry_at(mm, nth(1)).bits);
	}
}

TEST_F(ExclusiveOthersTest, MprotectNeverRaises)
{
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(3), VM_READ));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(3), VM_READ | VM_WRITE));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
}

TEST_F(ExclusiveOthersTest, UserfaultfdProtectsTheEntry)
{
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(1), nth(2), true));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
	EXPECT_TRUE(pte_uffd_wp(entry_at(mm, nth(1))));
	EXPECT_EQ(-EAGAIN, c->write(nth(1), 1));
	EXPECT_EQ(kind::present, kind_at(mm, nth(1)));
	EXPECT_TRUE(pte_uffd_wp(entry_at(mm, nth(1))));
	EXPECT_EQ(11ul, read(nth(1)));
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(1), nth(2), false));
	write(nth(1), 1);
}

TEST_F(ExclusiveOthersTest, UserfaultfdLetsGoOfTheEntry)
{
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(1), nth(2), true));
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(1), nth(2), false));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
	EXPECT_FALSE(pte_uffd_wp(entry_at(mm, nth(1))));
	write(nth(1), 1);
}

TEST_F(ExclusiveOthersTest, SoftDirtyIsClearedAndSetAgain)
{
	EXPECT_TRUE(pte_soft_dirty(entry_at(mm, nth(1))));
	clear_soft_dirty(mm);
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(1)));
	EXPECT_FALSE(pte_soft_dirty(entry_at(mm, nth(1))));
	read(nth(1));
	EXPECT_FALSE(pte_soft_dirty(entry_at(mm, nth(1))));
	write(nth(1), 2);
	EXPECT_TRUE(pte_soft_dirty(entry_at(mm, nth(1))));
}

TEST_F(ExclusiveOthersTest, UnmapDropsOneReferenceAndOneUnit)
{
	w.pin(page);
	EXPECT_EQ(2, page_count(page));
	EXPECT_EQ(0, page_mapcount(page));
	ASSERT_EQ(0, do_munmap(mm, nth(1), nth(2)));
	EXPECT_EQ(1, page_count(page));
	EXPECT_EQ(0, page_mapcount(page));
	EXPECT_EQ(2, get_mm_counter(mm, MM_ANONPAGES));
	w.unpin(page);
	EXPECT_EQ(0, page_count(page));
}

TEST_F(ExclusiveOthersTest, UnmapTellsTheDevice)
{
	recorder events(mm);

	ASSERT_EQ(0, do_munmap(mm, nth(1), nth(2)));
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_UNMAP, events.events[0].range.event);
	EXPECT_EQ(kind::exclusive_write, events.events[0].kind);
	EXPECT_EQ(kind::none, events.events[1].kind);
}

TEST_F(ExclusiveOthersTest, UnmapWhileTheDriverHoldsThePage)
{
	EXPECT_EQ(1, make(1));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(3)));
	EXPECT_EQ(1, page_count(page));
	let_go();
	EXPECT_EQ(0, page_count(page));
}

TEST_F(ExclusiveOthersTest, ExitWhileExclusive)
{
	w.cpus.clear();
	w.mms.clear();
	EXPECT_EQ(0, page_count(page));
}

TEST_F(ExclusiveOthersTest, ReclaimFailsCleanly)
{
	ASSERT_TRUE(isolate_lru_page(page));
	EXPECT_NE(0, shrink_page(w.machine, page));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(1)));
	EXPECT_EQ(1, page_count(page));
	EXPECT_FALSE(PageSwapCache(page));
	EXPECT_EQ("", problems(w));
	EXPECT_EQ(11ul, read(nth(1)));
}

TEST_F(ExclusiveOthersTest, MigrationFailsCleanly)
{
	ASSERT_TRUE(isolate_lru_page(page));
	EXPECT_NE(0, migrate_page(w.machine, page));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(1)));
	EXPECT_EQ(page, page_at(mm, nth(1)));
	EXPECT_EQ(1, page_count(page));
	EXPECT_EQ("", problems(w));
	EXPECT_EQ(11ul, read(nth(1)));
}

#ifdef CONFIG_MEMORY_FAILURE
TEST_F(ExclusiveOthersTest, MemoryFailureFailsCleanly)
{
	w.pin(page);
	EXPECT_EQ(-EBUSY, memory_failure(page));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(1)));
	w.unpin(page);
}
#endif

TEST_F(ExclusiveOthersTest, ReferencesOfWhoeverElseStay)
{
	struct page *pinned;

	mm->mmap_lock.down_read();
	EXPECT_EQ(1, get_user_pages_remote(mm, nth(1), 1, 0, &pinned));
	mm->mmap_lock.up_read();
	w.pins[pinned]++;
	EXPECT_EQ(page, pinned);
	EXPECT_EQ(kind::present, kind_at(mm, nth(1)));
	make_and_let_go(1);
	EXPECT_EQ(2, page_count(page));
	w.unpin(pinned);
}

#endif // CONFIG_DEVICE_PRIVATE
