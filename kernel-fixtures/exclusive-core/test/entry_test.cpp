// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Entries: encoding, kinds, and what each form calls the rest.
#include "entry_names.h"
#include "world.h"
#include <cerrno>
#include <core/swap.h>
#include <gtest/gtest.h>
#include <memory>

TEST(EntryTest, TypeAndOffsetComeBack)
{
	const unsigned long offsets[] = {0, 1, 0x1234567, SWP_OFFSET_MASK - 1,
					 SWP_OFFSET_MASK};

	EXPECT_EQ((1ul << 58) - 1, SWP_OFFSET_MASK);
	for (unsigned long type = 0; type < 32; type++)
		for (unsigned long offset : offsets) {
			swp_entry_t entry = swp_entry(type, offset);

			EXPECT_EQ(type << 58 | offset, entry.val);
			EXPECT_EQ(type, swp_type(entry));
			EXPECT_EQ(offset, swp_offset(entry));
		}
}

TEST(EntryTest, NumbersOfTheKinds)
{
	unsigned int next = MAX_SWAPFILES;

#ifdef CONFIG_MEMORY_FAILURE
	EXPECT_EQ(next++, SWP_HWPOISON);
#endif
#ifdef CONFIG_MIGRATION
	EXPECT_EQ(next++, SWP_MIGRATION_READ);
	EXPECT_EQ(next++, SWP_MIGRATION_WRITE);
#endif
#ifdef CONFIG_DEVICE_PRIVATE
	EXPECT_EQ(next++, SWP_DEVICE_WRITE);
	EXPECT_EQ(next++, SWP_DEVICE_READ);
	EXPECT_EQ(next++, SWP_DEVICE_EXCLUSIVE_WRITE);
	EXPECT_EQ(next++, SWP_DEVICE_EXCLUSIVE_READ);
#endif
	EXPECT_EQ(32u, next);
#if defined(CONFIG_MEMORY_FAILURE) && defined(CONFIG_MIGRATION) && \
	defined(CONFIG_DEVICE_PRIVATE)
	EXPECT_EQ(25u, MAX_SWAPFILES);
	EXPECT_EQ(25u, SWP_HWPOISON);
	EXPECT_EQ(26u, SWP_MIGRATION_READ);
	EXPECT_EQ(27u, SWP_MIGRATION_WRITE);
	EXPECT_EQ(28u, SWP_DEVICE_WRITE);
	EXPECT_EQ(29u, SWP_DEVICE_READ);
	EXPECT_EQ(30u, SWP_DEVICE_EXCLUSIVE_WRITE);
	EXPECT_EQ(31u, SWP_DEVICE_EXCLUSIVE_READ);
#endif
#if defined(CONFIG_MEMORY_FAILURE) && defined(CONFIG_MIGRATION) && \
	!defined(CONFIG_DEVICE_PRIVATE)
	EXPECT_EQ(29u, MAX_SWAPFILES);
#endif
}

TEST(EntryTest, KindsArePartsOfWhatIsNoSwap)
{
	for (unsigned int type = 0; type < 32; type++) {
		swp_entry_t entry = swp_entry(type, 5);
		int nr = is_migration_entry(entry) +
			 is_device_private_entry(entry) +
			 is_device_exclusive_entry(entry) +
			 is_hwpoison_entry(entry);
		int writable = is_writable_migration_entry(entry) +
			       is_writable_device_private_entry(entry) +
			       is_writable_device_exclusive_entry(entry);

		EXPECT_EQ(type >= MAX_SWAPFILES, non_swap_entry(entry));
		EXPECT_EQ(non_swap_entry(entry), nr) << type;
		EXPECT_LE(writable, nr - is_hwpoison_entry(entry)) << type;
	}
}

TEST(EntryTest, EveryKindIsItsOwnTypes)
{
	for (unsigned int type = 0; type < 32; type++) {
		swp_entry_t entry = swp_entry(type, 1);
		bool migration = false, device = false, exclusive = false;

#ifdef CONFIG_MIGRATION
		migration = type == SWP_MIGRATION_READ ||
			    type == SWP_MIGRATION_WRITE;
		EXPECT_EQ(type == SWP_MIGRATION_WRITE,
			  is_writable_migration_entry(entry));
#else
		EXPECT_FALSE(is_writable_migration_entry(entry));
#endif
#ifdef CONFIG_DEVICE_PRIVATE
		device = type == SWP_DEVICE_READ || type == SWP_DEVICE_WRITE;
		exclusive = type == SWP_DEVICE_EXCLUSIVE_READ ||
			    type == SWP_DEVICE_EXCLUSIVE_WRITE;
		EXPECT_EQ(type == SWP_DEVICE_WRITE,
			  is_writable_device_private_entry(entry));
		EXPECT_EQ(type == SWP_DEVICE_EXCLUSIVE_WRITE,
			  is_writable_device_exclusive_entry(entry));
#else
		EXPECT_FALSE(is_writable_device_private_entry(entry));
		EXPECT_FALSE(is_writable_device_exclusive_entry(entry));
#endif
		EXPECT_EQ(migration, is_migration_entry(entry));
		EXPECT_EQ(device, is_device_private_entry(entry));
		EXPECT_EQ(exclusive, is_device_exclusive_entry(entry));
		EXPECT_EQ(device || exclusive, entry_holds_page(entry));
#ifdef CONFIG_MEMORY_FAILURE
		EXPECT_EQ(type == SWP_HWPOISON, is_hwpoison_entry(entry));
#endif
	}
}

// What a kind has to do, whatever it is called.
template <typename Kind> class KindTest : public testing::Test
{
protected:
	struct page page;
};

using kinds = testing::Types<
#ifdef CONFIG_DEVICE_PRIVATE
	device_private_names, device_exclusive_names
#ifdef CONFIG_MIGRATION
	,
#endif
#endif
#ifdef CONFIG_MIGRATION
	migration_names
#endif
	>;
TYPED_TEST_SUITE(KindTest, kinds);

TYPED_TEST(KindTest, PagesComeBack)
{
	lock_page(&this->page);
	for (bool write : {false, true}) {
		swp_entry_t entry = TypeParam::make(&this->page, write);

		EXPECT_TRUE(TypeParam::is(entry));
		EXPECT_EQ(write, TypeParam::is_writable(entry));
		EXPECT_EQ(&this->page, TypeParam::to_page(entry));
		EXPECT_EQ(page_to_pfn(&this->page), TypeParam::to_pfn(entry));
		entry = TypeParam::to_read(entry);
		EXPECT_TRUE(TypeParam::is(entry));
		EXPECT_FALSE(TypeParam::is_writable(entry));
		EXPECT_EQ(&this->page, TypeParam::to_page(entry));
	}
	unlock_page(&this->page);
}

#ifdef CONFIG_MIGRATION
TEST(EntryDeathTest, OnlyALockedPageCanMigrate)
{
	auto page = std::make_unique<struct page>();
	swp_entry_t entry;

	lock_page(page.get());
	entry = migration_names::make(page.get(), true);
	unlock_page(page.get());
	EXPECT_DEATH(migration_names::to_page(entry), "BUG at");
}
#else
TEST(EntryTest, WithoutMigrationThereAreNoSuchEntries)
{
	EXPECT_EQ(0ul, migration_names::make(nullptr, true).val);
	EXPECT_FALSE(
		migration_names::is(migration_names::to_read(swp_entry(0, 5))));
}
#endif

#ifdef CONFIG_MEMORY_FAILURE
TEST(EntryTest, BrokenPages)
{
	auto page = std::make_unique<struct page>();
	swp_entry_t entry = make_hwpoison_entry(page.get());

	EXPECT_TRUE(is_hwpoison_entry(entry));
	EXPECT_EQ(page_to_pfn(page.get()), swp_offset(entry));
}
#else
TEST(EntryTest, WithoutMemoryFailureNothingIsBroken)
{
	EXPECT_EQ(0ul, make_hwpoison_entry(nullptr).val);
}
#endif

#ifdef CONFIG_SWAP
TEST(EntryTest, SwapIsAskedForPlacesInSwapOnly)
{
	struct world w(4, 4);

	EXPECT_EQ(-EINVAL, swap_duplicate(w.machine, swp_entry(0, 0)));
	EXPECT_FALSE(free_swap_and_cache(w.machine, swp_entry(0, 0)));
#ifdef CONFIG_MIGRATION
	swp_entry_t entry = swp_entry(SWP_MIGRATION_READ, 1);

	EXPECT_EQ(0, swap_duplicate(w.machine, entry));
	EXPECT_TRUE(free_swap_and_cache(w.machine, entry));
#endif
}
#endif
