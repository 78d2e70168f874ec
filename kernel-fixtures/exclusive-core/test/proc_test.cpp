// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a process can find out about its memory.
#include "core_test.h"
#include <core/migrate.h>
#include <core/proc.h>

class ProcTest : public CoreTest
{
protected:
	struct mem_size_stats sizes(unsigned long nr = 4)
	{
		struct mem_size_stats mss;

		smaps(mm, nth(0), nth(nr), &mss);
		return mss;
	}
	pagemap_entry entry(unsigned long page)
	{
		std::vector<pagemap_entry> all = pagemap(mm, nth(0), nth(12));

		EXPECT_EQ(12u, all.size());
		return all[page];
	}
};

TEST_F(ProcTest, Nothing)
{
	EXPECT_EQ(0ul, sizes().resident);
	EXPECT_EQ(nullptr, entry(0).page);
	EXPECT_EQ(0u, entry(0).bits);
}

TEST_F(ProcTest, PresentPages)
{
	map(4);
	write(nth(0), 1);
	write(nth(2), 1);
	EXPECT_EQ(2ul, sizes().resident);
	EXPECT_EQ(2ul, sizes().anonymous);
	EXPECT_EQ(2ul, sizes().private_);
	EXPECT_EQ(0ul, sizes().shared);
	EXPECT_EQ(0ul, sizes().locked);
	EXPECT_EQ(page_at(mm, nth(2)), entry(2).page);
	EXPECT_EQ(PM_PRESENT | PM_SOFT_DIRTY | PM_MMAP_EXCLUSIVE,
		  entry(2).bits);
	clear_soft_dirty(mm);
	uffd_writeprotect(mm, nth(2), nth(3), true);
	EXPECT_EQ(PM_PRESENT | PM_UFFD_WP | PM_MMAP_EXCLUSIVE, entry(2).bits);
	fork();
	EXPECT_EQ(2ul, sizes().shared);
	EXPECT_EQ(0ul, sizes().private_);
	EXPECT_EQ(PM_PRESENT | PM_UFFD_WP, entry(2).bits);
}

TEST_F(ProcTest, FilesAndLockedAreas)
{
	w.files.push_back(std::make_unique<file>(w.machine, 1));
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(1), VM_READ, w.files[0].get()));
	ASSERT_EQ(0,
		  do_mmap(mm, nth(1), nth(2), VM_READ | VM_WRITE | VM_LOCKED));
	read(nth(0));
	read(nth(1));
	EXPECT_EQ(2ul, sizes().resident);
	EXPECT_EQ(1ul, sizes().anonymous);
	EXPECT_EQ(1ul, sizes().locked);
	EXPECT_EQ(PM_PRESENT | PM_FILE | PM_SOFT_DIRTY, entry(0).bits);
}

TEST_F(ProcTest, HugePages)
{
	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(0), 1);
	EXPECT_EQ(HPAGE_PMD_NR, sizes(HPAGE_PMD_NR).resident);
	EXPECT_EQ(HPAGE_PMD_NR, sizes(HPAGE_PMD_NR).anonymous);
	EXPECT_EQ(page_at(mm, nth(3)), entry(3).page);
	EXPECT_EQ(nullptr, entry(HPAGE_PMD_NR).page);
	std::vector<pagemap_entry> part = pagemap(mm, nth(3), nth(5));
	ASSERT_EQ(2u, part.size());
	EXPECT_EQ(page_at(mm, nth(3)), part[0].page);
	EXPECT_EQ(page_at(mm, nth(4)), part[1].page);
}

TEST_F(ProcTest, PartOfAHugePage)
{
	struct mem_size_stats mss;
	struct mm_struct *child;

	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(0), 1);
	child = fork();
	ASSERT_EQ(0, do_munmap(child, nth(0), nth(2)));
	smaps(mm, nth(1), nth(2), &mss);
	EXPECT_EQ(0ul, mss.shared);
	smaps(mm, nth(2), nth(3), &mss);
	EXPECT_EQ(1ul, mss.shared);
	EXPECT_EQ(1ul, mss.resident);
}

#ifdef CONFIG_SWAP
TEST_F(ProcTest, Swap)
{
	map(1);
	write(nth(0), 1);
	ASSERT_EQ(0, shrink(nth(0)));
	EXPECT_EQ(0ul, sizes().resident);
	EXPECT_EQ(1ul, sizes().swap);
	EXPECT_EQ(nullptr, entry(0).page);
	EXPECT_EQ(PM_SWAP | PM_SOFT_DIRTY, entry(0).bits);
}
#endif

#ifdef CONFIG_DEVICE_PRIVATE
TEST_F(ProcTest, ExclusivePagesAreStillThere)
{
	class mirror *d = w.add_mirror(0, mm);

	map(1);
	ASSERT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(1ul, sizes().resident);
	EXPECT_EQ(1ul, sizes().private_);
	EXPECT_EQ(0ul, sizes().swap);
	EXPECT_EQ(page_at(mm, nth(0)), entry(0).page);
	EXPECT_EQ(PM_SWAP | PM_SOFT_DIRTY, entry(0).bits);
	EXPECT_TRUE(d->is_exclusive(nth(0)));
}

TEST_F(ProcTest, ExclusivePagesAreShared)
{
	struct page *page;

	map(1);
	write(nth(0), 1);
	fork();
	page = page_at(mm, nth(0));
	lock_page(page);
	EXPECT_FALSE(page_make_device_exclusive(page, mm, nth(0), nullptr));
	unlock_page(page);
	EXPECT_EQ(1ul, sizes().shared);
	EXPECT_EQ(0ul, sizes().private_);
}

#ifdef CONFIG_MIGRATION
TEST_F(ProcTest, PagesInDeviceMemoryAreStillThere)
{
	class mirror *d = w.add_mirror(0, mm);

	map(1);
	write(nth(0), 1);
	ASSERT_EQ(0, d->migrate(nth(0)));
	EXPECT_EQ(1ul, sizes().resident);
	EXPECT_EQ(page_at(mm, nth(0)), entry(0).page);
	EXPECT_EQ(PM_SWAP | PM_SOFT_DIRTY, entry(0).bits);
}
#endif
#endif // CONFIG_DEVICE_PRIVATE

#ifdef CONFIG_MIGRATION
TEST_F(ProcTest, PagesOnTheirWayAreStillThere)
{
	struct page *page;
	pte_t before;

	map(1);
	write(nth(0), 1);
	before = entry_at(mm, nth(0));
	page = page_at(mm, nth(0));
	lock_page(page);
	set_entry(mm, nth(0),
		  swp_entry_to_pte(
			  swp_entry(SWP_MIGRATION_WRITE, page_to_pfn(page))));
	EXPECT_EQ(1ul, sizes().resident);
	EXPECT_EQ(page, entry(0).page);
	EXPECT_EQ(unsigned(PM_SWAP), entry(0).bits);
	set_entry(mm, nth(0), before);
	unlock_page(page);
}
#endif
