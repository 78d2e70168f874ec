// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Devices and their drivers, with the kernel's own three scenarios first.
#include "core_test.h"

#ifdef CONFIG_DEVICE_PRIVATE

class DeviceTest : public CoreTest
{
protected:
	DeviceTest() : d(w.add_mirror(0, mm)), e(w.add_mirror(1, mm)) {}

	unsigned long device_read(class mirror *mirror, unsigned long address)
	{
		unsigned long value = 0;

		EXPECT_EQ(0, mirror->read(address, &value));
		return value;
	}
	void fill(unsigned long nr)
	{
		map(nr);
		for (unsigned long i = 0; i < nr; i++)
			write(nth(i), i);
	}

	static constexpr unsigned long NR = 2 * PTRS_PER_PTE;
	class mirror *d;
	class mirror *e;
};

TEST_F(DeviceTest, ScenarioExclusive)
{
	fill(NR);
	EXPECT_EQ(int(NR), d->make_exclusive(nth(0), nth(NR)));
	for (unsigned long i = 0; i < NR; i++) {
		EXPECT_TRUE(d->is_exclusive(nth(i)));
		EXPECT_EQ(i, device_read(d, nth(i)));
		EXPECT_TRUE(d->is_exclusive(nth(i)));
	}
	for (unsigned long i = 0; i < NR; i++) {
		unsigned long old;

		EXPECT_EQ(0, c->add(nth(i), 1, &old));
		EXPECT_EQ(i, old);
		EXPECT_EQ(i + 1, read(nth(i)));
		EXPECT_FALSE(d->is_exclusive(nth(i)));
	}
}

TEST_F(DeviceTest, ScenarioMprotect)
{
	fill(NR);
	EXPECT_EQ(int(NR), d->make_exclusive(nth(0), nth(NR)));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(NR), VM_READ));
	for (unsigned long i = 0; i < NR; i++) {
		EXPECT_EQ(-EPERM, d->write(nth(i), 7));
		EXPECT_EQ(i, read(nth(i)));
		EXPECT_EQ(-EFAULT, d->add(nth(i), 1));
		EXPECT_EQ(i, device_read(d, nth(i)));
	}
}

TEST_F(DeviceTest, ScenarioFork)
{
	struct mm_struct *child;
	class cpu *other;

	fill(NR);
	EXPECT_EQ(int(NR), d->make_exclusive(nth(0), nth(NR)));
	child = fork();
	other = w.add_cpu(child);
	for (unsigned long i = 0; i < NR; i++) {
		EXPECT_FALSE(d->is_exclusive(nth(i)));
		EXPECT_EQ(0, c->add(nth(i), 1));
		EXPECT_EQ(0, other->add(nth(i), 1));
	}
	for (unsigned long i = 0; i < NR; i++) {
		EXPECT_EQ(i + 1, read(nth(i)));
		EXPECT_EQ(i + 1, read(other, nth(i)));
	}
}

TEST_F(DeviceTest, AtomicsOnDemand)
{
	unsigned long old;

	fill(1);
	write(nth(0), 40);
	EXPECT_EQ(0, d->add(nth(0), 2, &old));
	EXPECT_EQ(40ul, old);
	EXPECT_TRUE(d->is_exclusive(nth(0)));
	EXPECT_EQ(42ul, read(nth(0)));
	EXPECT_FALSE(d->is_exclusive(nth(0)));
}

TEST_F(DeviceTest, ACpuReadRevokesToo)
{
	fill(1);
	EXPECT_EQ(0, d->add(nth(0), 1));
	read(nth(0));
	EXPECT_FALSE(d->is_exclusive(nth(0)));
	EXPECT_EQ(0, c->add(nth(0), 1));
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(3ul, read(nth(0)));
}

TEST_F(DeviceTest, TheSecondDeviceTakesItFromTheFirst)
{
	fill(1);
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(0, e->add(nth(0), 1));
	EXPECT_FALSE(d->is_exclusive(nth(0)));
	EXPECT_TRUE(e->is_exclusive(nth(0)));
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_FALSE(e->is_exclusive(nth(0)));
	EXPECT_EQ(3ul, read(nth(0)));
}

TEST_F(DeviceTest, TheFirstIsToldByWhoMakesItExclusive)
{
	fill(1);
	// An ordinary mapping is revoked by the owner's notification, and the
	// owner's own is not.
	EXPECT_EQ(0, d->write(nth(0), 5));
	EXPECT_EQ(0, e->write(nth(0), 6));
	ASSERT_EQ(1u, d->mappings().size());
	EXPECT_EQ(0, e->add(nth(0), 1));
	EXPECT_TRUE(d->mappings().empty());
	EXPECT_EQ(7ul, read(nth(0)));
}

TEST_F(DeviceTest, OrdinaryMappingsFollowThePage)
{
	fill(2);
	EXPECT_EQ(0, d->write(nth(0), 5));
	EXPECT_EQ(5ul, read(nth(0)));
	EXPECT_EQ(1ul, device_read(d, nth(1)));
	EXPECT_EQ(2u, d->mappings().size());
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(2)));
	EXPECT_TRUE(d->mappings().empty());
	unsigned long value;
	EXPECT_EQ(-EFAULT, d->read(nth(0), &value));
	EXPECT_EQ(-EFAULT, d->write(nth(0), 1));
	EXPECT_EQ(-EFAULT, d->add(nth(0), 1));
}

TEST_F(DeviceTest, ReadMappingIsNotWritable)
{
	map(1, VM_READ);
	EXPECT_EQ(0ul, device_read(d, nth(0)));
	EXPECT_EQ(-EPERM, d->write(nth(0), 1));
}

TEST_F(DeviceTest, WriteAfterForkIsCopied)
{
	struct mm_struct *child;

	fill(1);
	write(nth(0), 3);
	EXPECT_EQ(0, d->write(nth(0), 4));
	child = fork();
	EXPECT_EQ(0, d->write(nth(0), 5));
	EXPECT_EQ(5ul, read(nth(0)));
	EXPECT_EQ(4ul, read(w.add_cpu(child), nth(0)));
	class mirror *other = w.add_mirror(0, child);
	EXPECT_EQ(4ul, device_read(other, nth(0)));
}

TEST_F(DeviceTest, OnlyAtomicsMakeItExclusive)
{
	fill(1);
	EXPECT_EQ(0, d->write(nth(0), 1));
	EXPECT_FALSE(d->is_exclusive(nth(0)));
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(0, d->write(nth(0), 5));
	EXPECT_TRUE(d->is_exclusive(nth(0)));
	EXPECT_EQ(5ul, read(nth(0)));
}

TEST_F(DeviceTest, OnlyWritesMakeThePageDirty)
{
	struct page *page;

	fill(1);
	page = page_at(mm, nth(0));
	EXPECT_EQ(0ul, device_read(d, nth(0)));
	EXPECT_FALSE(PageDirty(page));
	EXPECT_EQ(0, d->write(nth(0), 1));
	EXPECT_TRUE(PageDirty(page));
}

TEST_F(DeviceTest, AnotherDevicesExclusivePageIsFaultedBack)
{
	fill(1);
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(1ul, device_read(e, nth(0)));
	EXPECT_FALSE(d->is_exclusive(nth(0)));
}

TEST_F(DeviceTest, HugePagesOneByOne)
{
	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(3), 30);
	EXPECT_EQ(30ul, device_read(d, nth(3)));
	EXPECT_EQ(0, d->write(nth(3), 31));
	EXPECT_EQ(31ul, read(nth(3)));
	// Only the head of a huge page can be exclusive.
	EXPECT_EQ(1, d->make_exclusive(nth(0), nth(HPAGE_PMD_NR)));
	EXPECT_TRUE(d->is_exclusive(nth(0)));
	EXPECT_EQ(-EBUSY, d->add(nth(3), 1));
	EXPECT_EQ(31ul, read(nth(3)));
}

TEST_F(DeviceTest, HugePagesThatAreSharedAreCopied)
{
	struct mm_struct *child;

	map(HPAGE_PMD_NR, VM_READ | VM_WRITE | VM_HUGEPAGE);
	write(nth(3), 30);
	child = fork();
	EXPECT_EQ(30ul, device_read(d, nth(3)));
	EXPECT_EQ(0, d->write(nth(3), 31));
	EXPECT_EQ(31ul, read(nth(3)));
	EXPECT_EQ(30ul, read(w.add_cpu(child), nth(3)));
}

#ifdef CONFIG_SWAP
TEST_F(DeviceTest, PagesInSwapAreReadFirst)
{
	fill(2);
	ASSERT_EQ(0, shrink(nth(1)));
	EXPECT_EQ(1ul, device_read(d, nth(1)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(1)));
}
#endif

TEST_F(DeviceTest, OutsideTheAddressSpace)
{
	unsigned long value;

	EXPECT_EQ(-EFAULT, d->read(TASK_SIZE, &value));
	EXPECT_EQ(-EFAULT, d->write(TASK_SIZE, 1));
	EXPECT_EQ(-EFAULT, d->add(TASK_SIZE, 1));
	EXPECT_EQ(-EFAULT, d->migrate(TASK_SIZE));
	EXPECT_EQ(-EFAULT, c->write(TASK_SIZE, 1));
}

TEST_F(DeviceTest, LockedPageIsBusy)
{
	struct page *page;

	fill(1);
	page = page_at(mm, nth(0));
	lock_page(page);
	EXPECT_EQ(-EBUSY, d->add(nth(0), 1));
	unlock_page(page);
	EXPECT_EQ(0, d->add(nth(0), 1));
}

TEST_F(DeviceTest, UserfaultfdIsLeftToTheProcess)
{
	fill(1);
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), true));
	EXPECT_EQ(-EAGAIN, d->write(nth(0), 1));
	EXPECT_EQ(-EFAULT, d->add(nth(0), 1));
	EXPECT_EQ(0ul, device_read(d, nth(0)));
	ASSERT_EQ(0, uffd_writeprotect(mm, nth(0), nth(1), false));
	EXPECT_EQ(0, d->write(nth(0), 1));
}

#endif // CONFIG_DEVICE_PRIVATE
