// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Swap-in that comes too late, and what must never happen to slots.
#include "core_test.h"
#include <core/fault.h>
#include <core/reclaim.h>
#include <thread>

#ifdef CONFIG_SWAP

// Faults that come too late.
class LateSwapTest : public CoreTest
{
protected:
	void SetUp() override
	{
		map(1);
		write(nth(0), 10);
	}
	vm_fault_t late(pte_t seen, unsigned int flags = 0)
	{
		struct vm_fault vmf = {};
		vm_fault_t ret;

		mm->mmap_lock.down_read();
		vmf.vma = find_vma(mm, nth(0));
		vmf.address = nth(0);
		vmf.flags = flags;
		vmf.table = &mm->pgd.at(nth(0));
		vmf.pte = pte_offset(*vmf.table, nth(0));
		vmf.orig_pte = seen;
		ret = do_swap_page(&vmf);
		if (mm->mmap_lock.is_locked())
			mm->mmap_lock.up_read();
		return ret;
	}
};

TEST_F(LateSwapTest, ItIsThereAlready)
{
	pte_t seen;

	ASSERT_EQ(0, shrink(nth(0)));
	seen = entry_at(mm, nth(0));
	write(nth(0), 3);
	EXPECT_EQ(0u, late(seen));
	EXPECT_EQ(3ul, read(nth(0)));
}

TEST_F(LateSwapTest, RetryIfThePageIsLocked)
{
	struct mm_struct *child = fork();
	struct page *page;
	pte_t seen;

	ASSERT_EQ(0, shrink(nth(0)));
	read(w.add_cpu(child), nth(0));
	page = page_at(child, nth(0));
	seen = entry_at(mm, nth(0));
	lock_page(page);
	EXPECT_EQ(VM_FAULT_RETRY,
		  late(seen, FAULT_FLAG_ALLOW_RETRY | FAULT_FLAG_RETRY_NOWAIT));
	EXPECT_EQ(kind::swap, kind_at(mm, nth(0)));
	unlock_page(page);
	EXPECT_EQ(10ul, read(nth(0)));
	EXPECT_EQ(page, page_at(mm, nth(0)));
}

TEST_F(LateSwapTest, TheCachedPageIsGoneWhenItsLockIsFree)
{
	struct mm_struct *child = fork();
	struct page *page;
	std::thread other;
	pte_t seen;

	ASSERT_EQ(0, shrink(nth(0)));
	read(w.add_cpu(child), nth(0));
	page = page_at(child, nth(0));
	seen = entry_at(mm, nth(0));
	lock_page(page);
	other = std::thread([&] {
		// The child's mapping, the cache, and the fault.
		while (page_count(page) != 3)
			std::this_thread::yield();
		w.machine.swap.remove(page);
		unlock_page(page);
	});
	EXPECT_EQ(0u, late(seen));
	other.join();
	EXPECT_EQ(kind::swap, kind_at(mm, nth(0)));
	EXPECT_EQ(10ul, read(nth(0)));
}

TEST(SwapDeathTest, Misuse)
{
	struct world w(4, 4);
	struct page *page = w.machine.ram.alloc();

	EXPECT_DEATH(w.machine.swap.count(swp_entry(9, 1)), "BUG at");
	EXPECT_DEATH(w.machine.swap.count(swp_entry(0, 99)), "BUG at");
	EXPECT_DEATH(w.machine.swap.release(swp_entry(0, 1)), "BUG at");
	EXPECT_DEATH(w.machine.swap.add(page), "BUG at");
	lock_page(page);
	EXPECT_EQ(-ENOENT, w.machine.swap.prepare(swp_entry(0, 1), page));
	EXPECT_EQ(nullptr, w.machine.swap.lookup(swp_entry(0, 1)));
	ASSERT_TRUE(w.machine.swap.add(page));
	EXPECT_EQ(-EEXIST, w.machine.swap.prepare(page->swap, page));
	EXPECT_DEATH(w.machine.swap.add(page), "BUG at");
	w.machine.swap.remove(page);
	unlock_page(page);
	EXPECT_DEATH(w.machine.swap.remove(page), "BUG at");
	put_page(page);
}

#endif // CONFIG_SWAP
