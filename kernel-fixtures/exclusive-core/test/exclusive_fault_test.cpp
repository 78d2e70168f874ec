// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A CPU wants a page that is exclusive.
#include "core_test.h"
#include <thread>

#ifdef CONFIG_DEVICE_PRIVATE

// Faults as the CPU does that looked when there was an exclusive entry,
// whatever is there now. The caller holds mmap_lock.
static vm_fault_t fault(struct vm_area_struct *vma, unsigned long address,
			pte_t seen, unsigned int flags)
{
	struct vm_fault vmf = {};

	vmf.vma = vma;
	vmf.address = address;
	vmf.flags = flags;
	vmf.table = &vma->vm_mm->pgd.at(address);
	vmf.pte = pte_offset(*vmf.table, address);
	vmf.orig_pte = seen;
	return do_swap_page(&vmf);
}

class ExclusiveFaultTest : public ExclusiveTest
{
protected:
	void SetUp() override
	{
		map(2);
		write(nth(0), 1);
		make_and_let_go(0);
		page = page_at(mm, nth(0));
	}
	vm_fault_t fault_as_seen(pte_t seen, unsigned int flags = 0)
	{
		vm_fault_t ret;

		mm->mmap_lock.down_read();
		ret = fault(find_vma(mm, nth(0)), nth(0), seen, flags);
		if (mm->mmap_lock.is_locked())
			mm->mmap_lock.up_read();
		return ret;
	}
	// Gives the exclusive entry other bits, and the page no mapping.
	void set_exclusive_bits(unsigned long bits)
	{
		pte_t pte = entry_at(mm, nth(0));

		set_entry(mm, nth(0), {pte.val, bits});
	}

	struct page *page;
};

TEST_F(ExclusiveFaultTest, TheMappingComesBack)
{
	EXPECT_EQ(1ul, read(nth(0)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
	EXPECT_EQ(page, page_at(mm, nth(0)));
	EXPECT_EQ(1, page_mapcount(page));
	EXPECT_EQ(1, page_count(page));
}

TEST_F(ExclusiveFaultTest, ItIsOldAndDirtyAndWritable)
{
	EXPECT_EQ(0u, fault_as_seen(entry_at(mm, nth(0))));
	EXPECT_EQ(PTE_PRESENT | PTE_WRITE | PTE_DIRTY | PTE_SOFT_DIRTY,
		  entry_at(mm, nth(0)).bits);
}

TEST_F(ExclusiveFaultTest, BracketedByNotificationsOfNobody)
{
	recorder events(mm);

	write(nth(0), 2);
	ASSERT_EQ(2u, events.events.size());
	for (const recorder::event &event : events.events) {
		EXPECT_EQ(MMU_NOTIFY_EXCLUSIVE, event.range.event);
		EXPECT_EQ(nullptr, event.range.owner);
		EXPECT_EQ(nth(0), event.range.start);
		EXPECT_EQ(nth(1), event.range.end);
	}
	EXPECT_TRUE(events.events[0].start);
	EXPECT_EQ(kind::exclusive_write, events.events[0].kind);
	EXPECT_FALSE(events.events[1].start);
	EXPECT_EQ(kind::present, events.events[1].kind);
}

TEST_F(ExclusiveFaultTest, ThePageIsLockedMeanwhileAndReferenced)
{
	recorder events(mm);
	bool locked = false;
	int references = 0;

	events.on_start = [&](const mmu_notifier_range &) {
		locked = PageLocked(page);
		references = page_count(page);
	};
	read(nth(0));
	EXPECT_TRUE(locked);
	EXPECT_EQ(2, references); // the entry's and the fault's
}

TEST_F(ExclusiveFaultTest, FourCombinationsOfKeptBits)
{
	for (unsigned long bits : {0ul, (unsigned long)PTE_SOFT_DIRTY,
				   (unsigned long)PTE_UFFD_WP, PTE_KEPT_BITS}) {
		SCOPED_TRACE(bits);
		set_exclusive_bits(bits);
		EXPECT_EQ(0u, fault_as_seen(entry_at(mm, nth(0))));
		EXPECT_EQ(bits, entry_at(mm, nth(0)).bits & PTE_KEPT_BITS);
		EXPECT_EQ(!(bits & PTE_UFFD_WP),
			  pte_write(entry_at(mm, nth(0))));
		EXPECT_EQ(!(bits & PTE_UFFD_WP),
			  pte_dirty(entry_at(mm, nth(0))));

		// And when it is made exclusive: uffd-wp would not let it.
		pte_t pte = pte_mkwrite(entry_at(mm, nth(0)));
		set_entry(mm, nth(0), pte);
		lock_page(page);
		EXPECT_TRUE(
			page_make_device_exclusive(page, mm, nth(0), nullptr));
		unlock_page(page);
		EXPECT_EQ(bits, entry_at(mm, nth(0)).bits);
	}
	set_exclusive_bits(0);
}

TEST_F(ExclusiveFaultTest, ReadOnlyEntryStaysReadOnly)
{
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(1), VM_READ));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(0)));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(1), VM_READ | VM_WRITE));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(0)));
	EXPECT_EQ(0u, fault_as_seen(entry_at(mm, nth(0))));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(0))));
	EXPECT_FALSE(pte_dirty(entry_at(mm, nth(0))));
	// The area allows it: the CPU's own write fault finds that out.
	write(nth(0), 5);
	EXPECT_EQ(page, page_at(mm, nth(0)));
}

TEST_F(ExclusiveFaultTest, AreaForbidsWriting)
{
	struct vm_area_struct *vma;

	mm->mmap_lock.down_write();
	split_vma(mm, nth(1));
	vma = find_vma(mm, nth(0));
	vma->vm_flags = VM_READ;
	mm->mmap_lock.up_write();
	EXPECT_EQ(0u, fault_as_seen(entry_at(mm, nth(0))));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(0))));
	EXPECT_FALSE(pte_dirty(entry_at(mm, nth(0))));
}

TEST_F(ExclusiveFaultTest, RetryDropsTheLockAndWaits)
{
	pte_t seen = entry_at(mm, nth(0));
	std::thread other;

	lock_page(page);
	mm->mmap_lock.down_read();
	other = std::thread([&] {
		// It is let in only if the fault waits without mmap_lock.
		mm->mmap_lock.down_write();
		mm->mmap_lock.up_write();
		unlock_page(page);
	});
	EXPECT_EQ(VM_FAULT_RETRY, fault(find_vma(mm, nth(0)), nth(0), seen,
					FAULT_FLAG_ALLOW_RETRY));
	other.join();
	EXPECT_FALSE(mm->mmap_lock.is_locked());
	EXPECT_TRUE(is_exclusive(kind_at(mm, nth(0))));
	EXPECT_EQ(1, page_count(page));
}

TEST_F(ExclusiveFaultTest, RetryAtOnceKeepsTheLock)
{
	lock_page(page);
	mm->mmap_lock.down_read();
	EXPECT_EQ(VM_FAULT_RETRY,
		  fault(find_vma(mm, nth(0)), nth(0), entry_at(mm, nth(0)),
			FAULT_FLAG_ALLOW_RETRY | FAULT_FLAG_RETRY_NOWAIT));
	EXPECT_TRUE(mm->mmap_lock.is_locked());
	mm->mmap_lock.up_read();
	unlock_page(page);
	EXPECT_TRUE(is_exclusive(kind_at(mm, nth(0))));
	EXPECT_EQ(1, page_count(page));
}

TEST_F(ExclusiveFaultTest, TheFlagsReachIt)
{
	lock_page(page);
	mm->mmap_lock.down_read();
	EXPECT_EQ(VM_FAULT_RETRY,
		  handle_mm_fault(find_vma(mm, nth(0)), nth(0),
				  FAULT_FLAG_ALLOW_RETRY |
					  FAULT_FLAG_RETRY_NOWAIT));
	mm->mmap_lock.up_read();
	unlock_page(page);
}

TEST_F(ExclusiveFaultTest, WithoutRetryItWaitsForThePage)
{
	std::atomic<bool> released{false};
	std::thread other;

	lock_page(page);
	other = std::thread([&] {
		while (page_count(page) != 2)
			std::this_thread::yield();
		released = true;
		unlock_page(page);
	});
	EXPECT_EQ(0u, fault_as_seen(entry_at(mm, nth(0))));
	EXPECT_TRUE(released);
	other.join();
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

TEST_F(ExclusiveFaultTest, ACpuRetriesUntilItGetsThrough)
{
	std::thread other;

	lock_page(page);
	other = std::thread([&] {
		while (page_count(page) != 2)
			std::this_thread::yield();
		unlock_page(page);
	});
	EXPECT_EQ(1ul, read(nth(0)));
	other.join();
}

// The entry changes after the CPU has seen it, at ever later moments.

TEST_F(ExclusiveFaultTest, ThePageIsFreeAlready)
{
	pte_t seen = entry_at(mm, nth(0));
	recorder events(mm);

	// A fault without a reference of its own would use the page after this.
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	ASSERT_EQ(0, page_count(page));
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(1), VM_READ | VM_WRITE));
	events.events.clear();
	EXPECT_EQ(0u, fault_as_seen(seen));
	EXPECT_TRUE(events.events.empty());
	EXPECT_EQ(0, page_count(page));
	EXPECT_FALSE(PageLocked(page));
	EXPECT_EQ(kind::none, kind_at(mm, nth(0)));
}

TEST_F(ExclusiveFaultTest, ThePageIsSomebodyElsesAlready)
{
	pte_t seen = entry_at(mm, nth(0));

	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	write(nth(1), 77);
	ASSERT_EQ(page, page_at(mm, nth(1)));
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(1), VM_READ | VM_WRITE));
	EXPECT_EQ(0u, fault_as_seen(seen));
	EXPECT_EQ(kind::none, kind_at(mm, nth(0)));
	EXPECT_EQ(1, page_count(page));
	EXPECT_EQ(1, page_mapcount(page));
	EXPECT_EQ(77ul, read(nth(1)));
}

TEST_F(ExclusiveFaultTest, AnotherCpuWasFaster)
{
	pte_t seen = entry_at(mm, nth(0));
	pte_t now;

	write(nth(0), 2);
	now = entry_at(mm, nth(0));
	EXPECT_EQ(0u, fault_as_seen(seen));
	EXPECT_TRUE(pte_same(now, entry_at(mm, nth(0))));
	EXPECT_EQ(1, page_mapcount(page));
}

TEST_F(ExclusiveFaultTest, ItChangesWhileTheDriverIsTold)
{
	pte_t seen = entry_at(mm, nth(0));
	recorder events(mm);

	// As mprotect would, which does not wait for the page's lock.
	events.on_start = [&](const mmu_notifier_range &) {
		mm->mmap_lock.down_read();
		change_protection(find_vma(mm, nth(0)), nth(0), nth(1),
				  {PTE_WRITE, 0});
		mm->mmap_lock.up_read();
	};
	EXPECT_EQ(0u, fault_as_seen(seen));
	EXPECT_EQ(kind::exclusive_read, kind_at(mm, nth(0)));
	EXPECT_EQ(0, page_mapcount(page));
	EXPECT_EQ(1, page_count(page));
}

TEST_F(ExclusiveFaultTest, ItGoesWhileTheDriverIsTold)
{
	pte_t seen = entry_at(mm, nth(0));
	recorder events(mm);

	events.on_start = [&](const mmu_notifier_range &) {
		mm->mmap_lock.down_read();
		zap_page_range(find_vma(mm, nth(0)), nth(0), nth(1));
		mm->mmap_lock.up_read();
	};
	EXPECT_EQ(0u, fault_as_seen(seen));
	EXPECT_EQ(kind::none, kind_at(mm, nth(0)));
	EXPECT_EQ(0, page_count(page)); // the fault's was the last
}

TEST_F(ExclusiveFaultTest, UnmapRacesTheFault)
{
	for (int i = 0; i < 200; i++) {
		std::thread other([&] { do_munmap(mm, nth(0), nth(1)); });
		unsigned long value;
		int ret = c->read(nth(0), &value);

		EXPECT_TRUE(ret == -EFAULT || (!ret && value == 1)) << ret;
		other.join();
		EXPECT_EQ("", problems(w));
		ASSERT_EQ(0, do_mmap(mm, nth(0), nth(1), VM_READ | VM_WRITE));
		write(nth(0), 1);
		make_and_let_go(0);
	}
}

TEST_F(ExclusiveFaultTest, LockedAreasLockThePageAgain)
{
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(2)));
	map(1, VM_READ | VM_WRITE | VM_LOCKED);
	write(nth(0), 1);
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(0))));
	make_and_let_go(0);
	EXPECT_FALSE(PageMlocked(page_at(mm, nth(0))));
	read(nth(0));
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(0))));
}

#endif // CONFIG_DEVICE_PRIVATE
