// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Moving pages, also to devices; broken pages.
#include "core_test.h"
#include <core/exclusive.h>
#include <core/migrate.h>
#include <core/reclaim.h>
#include <thread>

class MigrateTest : public CoreTest
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

#ifdef CONFIG_MIGRATION

TEST_F(MigrateTest, ContentsAndBitsMove)
{
	recorder events(mm);

	ASSERT_EQ(0, move(nth(0)));
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(0, page_count(page));
	EXPECT_TRUE(PageDirty(page_at(mm, nth(0))));
	EXPECT_EQ(PTE_PRESENT | PTE_WRITE | PTE_SOFT_DIRTY,
		  entry_at(mm, nth(0)).bits);
	EXPECT_EQ(10ul, read(nth(0)));
	ASSERT_EQ(2u, events.events.size());
	EXPECT_EQ(MMU_NOTIFY_MIGRATE, events.events[0].range.event);
	EXPECT_EQ(kind::present, events.events[0].kind);
	EXPECT_EQ(kind::migration_write, events.events[1].kind);
}

TEST_F(MigrateTest, CleanPagesStayClean)
{
	ASSERT_EQ(0, do_mmap(mm, nth(4), nth(5), VM_READ));
	read(nth(4));
	ASSERT_EQ(0, move(nth(4)));
	EXPECT_FALSE(PageDirty(page_at(mm, nth(4))));
	EXPECT_FALSE(pte_write(entry_at(mm, nth(4))));
}

TEST_F(MigrateTest, AllMappingsMove)
{
	struct mm_struct *child = fork();

	ASSERT_EQ(0, move(nth(0)));
	EXPECT_EQ(page_at(mm, nth(0)), page_at(child, nth(0)));
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(10ul, read(w.add_cpu(child), nth(0)));
}

// The parent has a copy where the child has the page.
TEST_F(MigrateTest, CopiesElsewhereStay)
{
	struct mm_struct *child = fork();
	struct page *copy;

	write(nth(0), 20);
	copy = page_at(mm, nth(0));
	ASSERT_EQ(0, move(nth(0), child));
	EXPECT_EQ(copy, page_at(mm, nth(0)));
	EXPECT_TRUE(pte_write(entry_at(mm, nth(0))));
	EXPECT_EQ(20ul, read(nth(0)));
	EXPECT_EQ(10ul, read(w.add_cpu(child), nth(0)));
}

TEST_F(MigrateTest, PinnedPagesStay)
{
	w.pin(page);
	EXPECT_EQ(-EBUSY, move(nth(0)));
	EXPECT_EQ(page, page_at(mm, nth(0)));
	EXPECT_TRUE(pte_write(entry_at(mm, nth(0))));
	w.unpin(page);
}

TEST_F(MigrateTest, LockedPagesStay)
{
	lock_page(page);
	EXPECT_EQ(-EBUSY, move(nth(0)));
	unlock_page(page);
}

TEST_F(MigrateTest, LockedAreasStayLocked)
{
	ASSERT_EQ(0,
		  do_mmap(mm, nth(4), nth(5), VM_READ | VM_WRITE | VM_LOCKED));
	write(nth(4), 1);
	ASSERT_EQ(0, move(nth(4)));
	EXPECT_TRUE(PageMlocked(page_at(mm, nth(4))));
}

TEST_F(MigrateTest, NoMemoryToMoveTo)
{
	std::vector<struct page *> hoard;

	while (struct page *page = w.machine.ram.alloc())
		hoard.push_back(page);
	EXPECT_EQ(-ENOMEM, move(nth(0)));
	EXPECT_FALSE(PageLocked(page));
	for (struct page *page : hoard)
		put_page(page);
}

#ifdef CONFIG_SWAP
TEST_F(MigrateTest, PagesInTheSwapCacheStay)
{
	fork();
	ASSERT_EQ(0, shrink(nth(0)));
	read(nth(0));
	ASSERT_TRUE(PageSwapCache(page_at(mm, nth(0))));
	recorder events(mm);
	EXPECT_EQ(-EBUSY, move(nth(0)));
	EXPECT_TRUE(events.events.empty());
}
#endif

// What meets a page on its way.
class MovingTest : public MigrateTest
{
protected:
	// Has something done while a migration entry stands for page 0.
	void meanwhile(const std::function<void()> &what)
	{
		struct page *fresh = w.machine.ram.alloc();

		class hook final : public mmu_interval
		{
		public:
			hook(struct mm_struct *mm, std::function<void()> what)
				: mmu_interval(mm, nth(0), nth(1)),
				  what(what)
			{
				subscribe();
			}
			~hook() override { unsubscribe(); }
			void
			invalidate_start(const mmu_notifier_range &) override
			{
			}
			void
			invalidate_end(const mmu_notifier_range &range) override
			{
				if (range.event != MMU_NOTIFY_MIGRATE || !what)
					return;
				std::function<void()> once;
				std::swap(once, what);
				once();
			}

			std::function<void()> what;
		} hook(mm, what);

		lock_page(page);
		lock_page(fresh);
		ASSERT_TRUE(isolate_lru_page(page));
		result = move_page(page, fresh);
		unlock_page(fresh);
		put_page(fresh);
		unlock_page(page);
		putback_lru_page(page);
	}
	struct vm_area_struct *area()
	{
		mm->mmap_lock.down_read();
		struct vm_area_struct *vma = find_vma(mm, nth(0));
		mm->mmap_lock.up_read();
		return vma;
	}
	// An area of a new process, to fork this one into.
	struct vm_area_struct *copy_of(struct vm_area_struct *vma)
	{
		auto copy = std::make_unique<vm_area_struct>(*vma);

		copy->vm_mm = w.add_mm();
		return (copy->vm_mm->areas[vma->vm_start] = std::move(copy))
			.get();
	}

	int result;
};

TEST_F(MovingTest, MprotectMakesItReadOnly)
{
	meanwhile([this] {
		EXPECT_EQ(kind::migration_write, kind_at(mm, nth(0)));
		change_protection(area(), nth(0), nth(1), {PTE_WRITE, 0});
		EXPECT_EQ(kind::migration_read, kind_at(mm, nth(0)));
	});
	EXPECT_EQ(0, result);
	EXPECT_FALSE(pte_write(entry_at(mm, nth(0))));
	EXPECT_EQ(10ul, read(nth(0)));
}

TEST_F(MovingTest, UnmapLeavesNothing)
{
	meanwhile([this] {
		zap_page_range(area(), nth(0), nth(1));
		EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
	});
	EXPECT_EQ(0, result);
	EXPECT_EQ(kind::none, kind_at(mm, nth(0)));
	EXPECT_EQ(0, page_count(page));
}

TEST_F(MovingTest, AFaultWaitsForIt)
{
	std::thread other;
	std::atomic<bool> moved{false};

	meanwhile([&] {
		other = std::thread([&] {
			EXPECT_EQ(10ul, read(nth(0)));
			EXPECT_TRUE(moved);
		});
		std::this_thread::sleep_for(std::chrono::milliseconds(5));
		moved = true;
	});
	other.join();
	EXPECT_EQ(0, result);
}

TEST_F(MovingTest, AReferenceKeepsIt)
{
	meanwhile([this] { get_page(page); });
	EXPECT_EQ(-EBUSY, result);
	EXPECT_EQ(page, page_at(mm, nth(0)));
	EXPECT_TRUE(pte_write(entry_at(mm, nth(0))));
	put_page(page);
}

// While a migration entry stands, a fork copies it.
TEST_F(MovingTest, ForkCopiesTheEntry)
{
	struct vm_area_struct *vma = area();
	struct vm_area_struct *dst = copy_of(vma);
	struct mm_struct *child = dst->vm_mm;
	class cpu *other = w.add_cpu(child);

	// The walk goes on afterwards.
	vma->anon->areas.reserve(2);
	meanwhile([&] {
		vma->anon->areas.push_back(dst);
		EXPECT_EQ(0, copy_page_range(dst, vma));
		EXPECT_EQ(kind::migration_read, kind_at(mm, nth(0)));
		EXPECT_EQ(kind::migration_read, kind_at(child, nth(0)));
		EXPECT_EQ(2, get_mm_counter(child, MM_ANONPAGES));
	});
	EXPECT_EQ(0, result);
	EXPECT_EQ(page_at(mm, nth(0)), page_at(child, nth(0)));
	EXPECT_NE(page, page_at(mm, nth(0)));
	EXPECT_EQ(0, other->write(nth(0), 1));
	EXPECT_EQ(10ul, read(nth(0)));
}

constexpr unsigned long COMBINATIONS[] = {0, PTE_SOFT_DIRTY, PTE_UFFD_WP,
					  PTE_KEPT_BITS};

TEST_F(MovingTest, ForkKeepsTheBitsOfTheEntry)
{
	struct vm_area_struct *vma = area();
	std::vector<struct vm_area_struct *> copies;

	for (unsigned int i = 0; i < 8; i++)
		copies.push_back(copy_of(vma));
	vma->anon->areas.reserve(1 + copies.size());
	meanwhile([&] {
		pte_t writable = entry_at(mm, nth(0)), readable;

		change_protection(vma, nth(0), nth(1), {PTE_WRITE, 0});
		readable = entry_at(mm, nth(0));
		for (pte_t pte : {writable, readable})
			for (unsigned long bits : COMBINATIONS) {
				struct vm_area_struct *dst = copies.back();

				copies.pop_back();
				vma->anon->areas.push_back(dst);
				set_entry(mm, nth(0), {pte.val, bits});
				EXPECT_EQ(0, copy_page_range(dst, vma));
				EXPECT_EQ(bits, entry_at(mm, nth(0)).bits);
				EXPECT_EQ(bits & ~PTE_UFFD_WP,
					  entry_at(dst->vm_mm, nth(0)).bits);
			}
	});
	EXPECT_EQ(0, result);
}

TEST_F(MovingTest, MprotectKeepsTheBitsOfTheEntry)
{
	meanwhile([&] {
		pte_t writable = entry_at(mm, nth(0));

		for (unsigned long bits : COMBINATIONS) {
			set_entry(mm, nth(0), {writable.val, bits});
			change_protection(area(), nth(0), nth(1),
					  {PTE_WRITE, 0});
			EXPECT_EQ(kind::migration_read, kind_at(mm, nth(0)));
			EXPECT_EQ(bits, entry_at(mm, nth(0)).bits);
		}
	});
	EXPECT_EQ(0, result);
}

#else

TEST_F(MigrateTest, ThereIsNone)
{
	class mirror *d = w.add_mirror(0, mm);

	EXPECT_EQ(-ENOSYS, move(nth(0)));
	EXPECT_EQ(-ENOSYS, d->migrate(nth(0)));
	EXPECT_EQ(page, page_at(mm, nth(0)));
	EXPECT_EQ(1, page_count(page));
}

#endif // CONFIG_MIGRATION

#ifndef CONFIG_DEVICE_PRIVATE
TEST_F(MigrateTest, WithoutDeviceMemoryNothingIsExclusive)
{
	class mirror *d = w.add_mirror(0, mm);
	unsigned long value;

	EXPECT_EQ(-ENOSYS, d->make_exclusive(nth(0), nth(1)));
	EXPECT_EQ(-ENOSYS, d->add(nth(0), 1));
	EXPECT_EQ(-ENOSYS, d->migrate(nth(0)));
	EXPECT_EQ(0, d->write(nth(0), 12));
	EXPECT_EQ(0, d->read(nth(0), &value));
	EXPECT_EQ(12ul, value);
}
#endif
