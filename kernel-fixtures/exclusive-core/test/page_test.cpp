// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Frames, zones, locks.
#include "core_test.h"
#include <thread>

class PageTest : public testing::Test
{
protected:
	class zone zone{16};
	int device = 0;
};

TEST_F(PageTest, FramesAreNumberedInARow)
{
	for (unsigned long i = 0; i < 16; i++) {
		struct page *page = zone.frame(i);

		EXPECT_EQ(page, pfn_to_page(page_to_pfn(page)));
		EXPECT_EQ(page_to_pfn(zone.frame(0)) + i, page_to_pfn(page));
		EXPECT_LE(page_to_pfn(page), SWP_OFFSET_MASK);
	}
}

TEST_F(PageTest, TheLastReferenceFrees)
{
	struct page *page = zone.alloc();

	EXPECT_EQ(15ul, zone.nr_free());
	EXPECT_EQ(1, page_count(page));
	get_page(page);
	put_page(page);
	EXPECT_EQ(15ul, zone.nr_free());
	EXPECT_TRUE(get_page_unless_zero(page));
	put_page(page);
	put_page(page);
	EXPECT_EQ(16ul, zone.nr_free());
	EXPECT_FALSE(get_page_unless_zero(page));
	EXPECT_EQ(0, page_count(page));
}

TEST_F(PageTest, NewPagesAreZeroed)
{
	struct page *page = zone.alloc();

	page->words[3] = 7;
	page_set(page, PG_dirty);
	put_page(page);
	ASSERT_EQ(page, zone.alloc());
	EXPECT_EQ(0ul, page->words[3].load());
	EXPECT_FALSE(PageDirty(page));
	put_page(page);
}

TEST_F(PageTest, RunsOut)
{
	std::vector<struct page *> pages;

	while (struct page *page = zone.alloc())
		pages.push_back(page);
	EXPECT_EQ(16u, pages.size());
	put_page(pages[5]);
	EXPECT_EQ(pages[5], zone.alloc());
	for (struct page *page : pages)
		put_page(page);
}

TEST_F(PageTest, HugePagesAreOneThing)
{
	struct page *small = zone.alloc();
	struct page *head = zone.alloc(HPAGE_PMD_ORDER);

	ASSERT_NE(nullptr, head);
	EXPECT_EQ(nullptr, zone.alloc(HPAGE_PMD_ORDER));
	EXPECT_TRUE(PageCompound(head));
	EXPECT_FALSE(PageTail(head));
	for (unsigned long i = 1; i < HPAGE_PMD_NR; i++) {
		EXPECT_TRUE(PageTail(head + i));
		EXPECT_TRUE(PageCompound(head + i));
		EXPECT_EQ(head, compound_head(head + i));
	}
	get_page(head + 3);
	EXPECT_EQ(2, page_count(head));
	EXPECT_TRUE(trylock_page(head + 5));
	EXPECT_TRUE(PageLocked(head));
	EXPECT_FALSE(trylock_page(head));
	unlock_page(head + 1);
	put_page(head + 7);
	put_page(head);
	EXPECT_EQ(head + 1, compound_head(head + 1));
	EXPECT_FALSE(PageCompound(head));
	EXPECT_EQ(15ul, zone.nr_free());
	put_page(small);
}

TEST_F(PageTest, DeviceMemoryKnowsItsDevice)
{
	class zone memory(2, &device);
	struct page *page = memory.alloc();

	EXPECT_TRUE(is_device_private_page(page));
	EXPECT_EQ(&device, page->zone->device());
	put_page(page);
	EXPECT_FALSE(is_device_private_page(page));
	page = zone.alloc();
	EXPECT_FALSE(is_device_private_page(page));
	put_page(page);
}

TEST_F(PageTest, FreezingNeedsTheRightCount)
{
	struct page *page = zone.alloc();

	EXPECT_FALSE(page_ref_freeze(page, 2));
	EXPECT_EQ(1, page_count(page));
	EXPECT_TRUE(page_ref_freeze(page, 1));
	EXPECT_FALSE(get_page_unless_zero(page));
	page_ref_unfreeze(page, 1);
	EXPECT_TRUE(get_page_unless_zero(page));
	put_page(page);
	put_page(page);
}

TEST_F(PageTest, OnlyOneCanIsolate)
{
	struct page *page = zone.alloc();

	EXPECT_FALSE(isolate_lru_page(page));
	page_set(page, PG_lru);
	EXPECT_TRUE(isolate_lru_page(page));
	EXPECT_EQ(2, page_count(page));
	EXPECT_FALSE(isolate_lru_page(page));
	putback_lru_page(page);
	EXPECT_EQ(1, page_count(page));
	EXPECT_TRUE(isolate_lru_page(page));
	put_page(page);
	put_page(page);
}

TEST_F(PageTest, WaitingForALock)
{
	struct page *page = zone.alloc();
	std::atomic<bool> released{false};
	std::thread waiter, taker;

	lock_page(page);
	waiter = std::thread([&] {
		wait_on_page_locked(page);
		EXPECT_TRUE(released);
	});
	taker = std::thread([&] {
		lock_page(page);
		EXPECT_TRUE(released);
		unlock_page(page);
	});
	std::this_thread::sleep_for(std::chrono::milliseconds(2));
	released = true;
	unlock_page(page);
	waiter.join();
	taker.join();
	EXPECT_FALSE(PageLocked(page));
	put_page(page);
}

TEST(LockTest, WritersGoBeforeNewReaders)
{
	rw_semaphore lock;
	std::atomic<bool> written{false};
	std::thread writer, reader;

	EXPECT_FALSE(lock.is_locked());
	lock.down_read();
	lock.down_read();
	EXPECT_TRUE(lock.is_locked());
	EXPECT_FALSE(lock.is_write_locked());
	lock.up_read();
	writer = std::thread([&] {
		lock.down_write();
		written = true;
		lock.up_write();
	});
	while (!lock.is_contended())
		std::this_thread::yield();
	reader = std::thread([&] {
		lock.down_read();
		EXPECT_TRUE(written);
		lock.up_read();
	});
	std::this_thread::sleep_for(std::chrono::milliseconds(2));
	EXPECT_FALSE(written);
	lock.up_read();
	writer.join();
	reader.join();
	lock.down_write();
	EXPECT_TRUE(lock.is_write_locked());
	lock.up_write();
}

// What must never happen.
class PageDeathTest : public PageTest
{
};

TEST_F(PageDeathTest, Misuse)
{
	struct page *page = zone.alloc();
	rw_semaphore lock;

	EXPECT_DEATH(unlock_page(page), "BUG at");
	EXPECT_DEATH((put_page(page), put_page(page)), "BUG at");
	EXPECT_DEATH((put_page(page), get_page(page)), "BUG at");
	EXPECT_DEATH((page->mapcount++, put_page(page)), "BUG at");
	EXPECT_DEATH((page_set(page, PG_mlocked), put_page(page)), "BUG at");
	EXPECT_DEATH((page_set(page, PG_swapcache), put_page(page)), "BUG at");
	EXPECT_DEATH((page->compound_mapcount++, put_page(page)), "BUG at");
	EXPECT_DEATH(lock.up_read(), "BUG at");
	EXPECT_DEATH(lock.up_write(), "BUG at");
	put_page(page);
}
