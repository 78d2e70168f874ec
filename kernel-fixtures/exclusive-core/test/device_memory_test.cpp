// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pages in a device's own memory.
#include "core_test.h"
#include <core/migrate.h>
#include <thread>

#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)

class DeviceMemoryTest : public CoreTest
{
protected:
	DeviceMemoryTest() : d(w.add_mirror(0, mm)), e(w.add_mirror(1, mm)) {}

	void SetUp() override
	{
		map(2);
		write(nth(0), 10);
		write(nth(1), 11);
		page = page_at(mm, nth(0));
	}
	unsigned long device_read(class mirror *mirror, unsigned long address)
	{
		unsigned long value = 0;

		EXPECT_EQ(0, mirror->read(address, &value));
		return value;
	}

	struct page *page;
	class mirror *d;
	class mirror *e;
};

TEST_F(DeviceMemoryTest, ThereAndBack)
{
	ASSERT_EQ(0, d->migrate(nth(0)));
	EXPECT_EQ(kind::private_write, kind_at(mm, nth(0)));
	EXPECT_EQ(2, get_mm_counter(mm, MM_ANONPAGES));
	EXPECT_EQ(1, page_mapcount(page_at(mm, nth(0))));
	EXPECT_EQ(0, page_count(page));
	EXPECT_EQ("", problems(w));

	EXPECT_EQ(10ul, device_read(d, nth(0)));
	EXPECT_EQ(0, d->write(nth(0), 20));
	EXPECT_EQ(0, d->add(nth(0), 1));
	EXPECT_EQ(kind::private_write, kind_at(mm, nth(0)));
	EXPECT_EQ("", problems(w));

	EXPECT_EQ(21ul, read(nth(0)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
	EXPECT_TRUE(d->mappings().empty());
	EXPECT_EQ(16ul, w.devices[0]->memory.nr_free());
}

TEST_F(DeviceMemoryTest, AnotherDeviceCannotReachIt)
{
	ASSERT_EQ(0, d->migrate(nth(0)));
	EXPECT_EQ(10ul, device_read(e, nth(0)));
	EXPECT_EQ(kind::present, kind_at(mm, nth(0)));
}

TEST_F(DeviceMemoryTest, ExclusiveBringsItBackFirst)
{
	ASSERT_EQ(0, d->migrate(nth(0)));
	EXPECT_EQ(1, e->make_exclusive(nth(0), nth(1)));
	EXPECT_EQ(kind::exclusive_write, kind_at(mm, nth(0)));
	EXPECT_EQ(0, e->add(nth(0), 1));
	EXPECT_EQ(11ul, read(nth(0)));
}

TEST_F(DeviceMemoryTest, ForkSharesIt)
{
	struct mm_struct *child;

	ASSERT_EQ(0, d->migrate(nth(0)));
	child = fork();
	EXPECT_EQ(kind::private_read, kind_at(mm, nth(0)));
	EXPECT_EQ(kind::private_read, kind_at(child, nth(0)));
	EXPECT_EQ(2, page_count(page_at(mm, nth(0))));
	EXPECT_EQ(2, get_mm_counter(child, MM_ANONPAGES));
	EXPECT_EQ("", problems(w));
	// Who writes, be it the device, gets a copy.
	EXPECT_EQ(10ul, device_read(d, nth(0)));
	EXPECT_EQ(0, d->write(nth(0), 20));
	EXPECT_EQ(10ul, read(w.add_cpu(child), nth(0)));
	EXPECT_EQ(20ul, read(nth(0)));
}

TEST_F(DeviceMemoryTest, MprotectMakesItReadOnly)
{
	ASSERT_EQ(0, d->migrate(nth(0)));
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(1), VM_READ));
	EXPECT_EQ(kind::private_read, kind_at(mm, nth(0)));
	EXPECT_EQ(-EPERM, d->write(nth(0), 1));
	EXPECT_EQ(10ul, device_read(d, nth(0)));
	EXPECT_EQ(kind::private_read, kind_at(mm, nth(0)));
}

TEST_F(DeviceMemoryTest, UnmapFreesIt)
{
	ASSERT_EQ(0, d->migrate(nth(0)));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(1)));
	EXPECT_EQ(16ul, w.devices[0]->memory.nr_free());
}

TEST_F(DeviceMemoryTest, WhatCannotGoThere)
{
	w.files.push_back(std::make_unique<file>(w.machine, 1));
	ASSERT_EQ(0, do_mmap(mm, nth(4), nth(5), VM_READ, w.files[0].get()));
	read(nth(4));
	EXPECT_EQ(-EFAULT, d->migrate(nth(4)));
	EXPECT_EQ(-EFAULT, d->migrate(nth(6)));
	ASSERT_EQ(0, d->migrate(nth(0)));
	EXPECT_EQ(-EFAULT, d->migrate(nth(0)));
	w.pin(page_at(mm, nth(1)));
	EXPECT_EQ(-EBUSY, d->migrate(nth(1)));
	w.unpin(page_at(mm, nth(1)));
}

TEST_F(DeviceMemoryTest, NoMemoryToComeBackTo)
{
	std::vector<struct page *> hoard;
	unsigned long value;

	ASSERT_EQ(0, d->migrate(nth(0)));
	while (struct page *page = w.machine.ram.alloc())
		hoard.push_back(page);
	EXPECT_EQ(-ENOMEM, c->read(nth(0), &value));
	EXPECT_EQ(kind::private_write, kind_at(mm, nth(0)));
	EXPECT_FALSE(PageLocked(page_at(mm, nth(0))));
	for (struct page *page : hoard)
		put_page(page);
	EXPECT_EQ(10ul, read(nth(0)));
}

TEST_F(DeviceMemoryTest, AFaultWaitsForTheOther)
{
	struct page *there;
	std::thread other;

	ASSERT_EQ(0, d->migrate(nth(0)));
	there = page_at(mm, nth(0));
	lock_page(there);
	other = std::thread([&] { EXPECT_EQ(10ul, read(nth(0))); });
	std::this_thread::sleep_for(std::chrono::milliseconds(3));
	EXPECT_EQ(1, page_count(there));
	unlock_page(there);
	other.join();
}

TEST_F(DeviceMemoryTest, AFaultThatIsLate)
{
	struct vm_fault vmf = {};

	ASSERT_EQ(0, d->migrate(nth(0)));
	vmf.orig_pte = entry_at(mm, nth(0));
	read(nth(0));
	vmf.table = &mm->pgd.at(nth(0));
	vmf.pte = pte_offset(*vmf.table, nth(0));
	EXPECT_EQ(0u, migrate_to_ram(&vmf));
	vmf.orig_pte = swp_entry_to_pte(swp_entry(SWP_MIGRATION_READ, 1));
	EXPECT_EQ(0u, migration_entry_wait(&vmf));
}

TEST_F(DeviceMemoryTest, PinnedThereItStays)
{
	struct page *there;
	std::thread other;
	unsigned long value;
	kind now;

	ASSERT_EQ(0, d->migrate(nth(0)));
	there = page_at(mm, nth(0));
	get_page(there);
	other = std::thread([&] { EXPECT_EQ(0, c->read(nth(0), &value)); });
	std::this_thread::sleep_for(std::chrono::milliseconds(3));
	// The fault tries again and again.
	now = kind_at(mm, nth(0));
	EXPECT_TRUE(now == kind::private_write || now == kind::migration_write)
		<< name_of(now);
	put_page(there);
	other.join();
	EXPECT_EQ(10ul, value);
}

#endif
