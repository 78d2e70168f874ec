// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which entries stand for a page.
#include "core_test.h"
#include <core/page_vma_mapped.h>

class MappedTest : public CoreTest
{
protected:
	MappedTest() : page(w.machine.ram.alloc()), other(w.machine.ram.alloc())
	{
	}
	~MappedTest() override
	{
		put_page(page);
		put_page(other);
	}
	void TearDown() override {}

	bool belongs(unsigned int type)
	{
		swp_entry_t entry = swp_entry(type, page_to_pfn(page));

		EXPECT_FALSE(
			pte_belongs_to_page(swp_entry_to_pte(entry), other));
		return pte_belongs_to_page(swp_entry_to_pte(entry), page);
	}

	struct page *page;
	struct page *other;
};

TEST_F(MappedTest, PresentOrNothing)
{
	EXPECT_TRUE(pte_belongs_to_page(mk_pte(page), page));
	EXPECT_FALSE(pte_belongs_to_page(mk_pte(page), other));
	EXPECT_FALSE(pte_belongs_to_page({}, page));
}

TEST_F(MappedTest, EntriesWithAPage)
{
	// A place in swap, whose number is the page's.
	EXPECT_FALSE(belongs(0));
#ifdef CONFIG_MEMORY_FAILURE
	EXPECT_FALSE(belongs(SWP_HWPOISON));
#endif
#ifdef CONFIG_MIGRATION
	lock_page(page);
	EXPECT_TRUE(belongs(SWP_MIGRATION_READ));
	EXPECT_TRUE(belongs(SWP_MIGRATION_WRITE));
	unlock_page(page);
#endif
#ifdef CONFIG_DEVICE_PRIVATE
	EXPECT_TRUE(belongs(SWP_DEVICE_READ));
	EXPECT_TRUE(belongs(SWP_DEVICE_WRITE));
	EXPECT_TRUE(belongs(SWP_DEVICE_EXCLUSIVE_READ));
	EXPECT_TRUE(belongs(SWP_DEVICE_EXCLUSIVE_WRITE));
#endif
}
