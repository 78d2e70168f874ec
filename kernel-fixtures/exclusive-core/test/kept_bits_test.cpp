// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Soft-dirty and userfaultfd's bit: every kind of entry, on every way on which
// it is made anew.
#include "core_test.h"
#include <core/migrate.h>
#include <core/reclaim.h>

#ifdef CONFIG_DEVICE_PRIVATE
using AnyEntryTest = ExclusiveTest;
#else
using AnyEntryTest = CoreTest;
#endif

// Four pages of each kind, and of present ones those that may be written and
// those that may not: one for each combination of the bits.
class KeptBitsTest : public AnyEntryTest
{
protected:
	struct place {
		unsigned long address;
		enum kind kind;
		bool write;
		unsigned long bits;
	};

	KeptBitsTest() : AnyEntryTest(128) {}

	void SetUp() override
	{
		map(40);
		for (bool write : {true, false})
			add(kind::present, write);
		for (kind kind : rest())
			add(kind, true);
		for (const place &at : places)
			set_entry(mm, at.address,
				  {entry_at(mm, at.address).val,
				   (entry_at(mm, at.address).bits &
				    ~PTE_KEPT_BITS) |
					   at.bits});
	}
	void TearDown() override
	{
		// Nothing that userfaultfd protects is writable, but these
		// were.
		for (const auto &each : w.mms)
			change(each.get(), {PTE_UFFD_WP, 0});
		AnyEntryTest::TearDown();
	}

	static std::vector<enum kind> rest()
	{
		return {
#ifdef CONFIG_SWAP
			kind::swap,
#endif
#ifdef CONFIG_MEMORY_FAILURE
			kind::hwpoison,
#endif
#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)
			kind::private_write,
			kind::private_read,
#endif
#ifdef CONFIG_DEVICE_PRIVATE
			kind::exclusive_write,
			kind::exclusive_read,
#endif
		};
	}
	void change(struct mm_struct *of, const protection_change &change)
	{
		of->mmap_lock.down_write();
		change_protection(find_vma(of, BASE), BASE, nth(40), change);
		of->mmap_lock.up_write();
	}
	void protect(unsigned long address)
	{
		change_protection(mm->areas.begin()->second.get(), address,
				  address + PAGE_SIZE, {PTE_WRITE, 0});
	}
	void add(enum kind kind, bool write)
	{
		for (unsigned long bits :
		     {0ul, (unsigned long)PTE_SOFT_DIRTY,
		      (unsigned long)PTE_UFFD_WP, PTE_KEPT_BITS}) {
			unsigned long address = nth(places.size());

			this->write(address, places.size());
			become(address, kind);
			if (!write)
				protect(address);
			ASSERT_EQ(kind, kind_at(mm, address));
			places.push_back({address, kind, write, bits});
		}
	}
	void become(unsigned long address, enum kind kind);
	void poison(unsigned long address)
	{
		struct page *page = page_at(mm, address);

		w.pin(page);
		ASSERT_EQ(0, memory_failure(page));
		w.pins.erase(page);
	}
	// Of the bits, those that an entry should have, each of its kind.
	void expect(struct mm_struct *of, unsigned long kept)
	{
		for (const place &at : places) {
			SCOPED_TRACE(name_of(at.kind));
			EXPECT_EQ(at.bits & kept,
				  entry_at(of, at.address).bits &
					  PTE_KEPT_BITS);
		}
	}
	// Does it to every entry that was of this kind: the bits stay, and it
	// is of another kind then.
	template <typename Do>
	void each(enum kind kind, bool write, enum kind then, Do what)
	{
		unsigned int count = 0;

		for (const place &at : places) {
			if (at.kind != kind || at.write != write)
				continue;
			SCOPED_TRACE(name_of(at.kind));
			what(at);
			EXPECT_EQ(then, kind_at(mm, at.address));
			EXPECT_EQ(at.bits, entry_at(mm, at.address).bits &
						   PTE_KEPT_BITS);
			count++;
		}
		EXPECT_EQ(4u, count);
	}

	std::vector<place> places;
};

void KeptBitsTest::become(unsigned long address, enum kind kind)
{
	switch (kind) {
	case kind::swap:
		ASSERT_EQ(0, shrink(address));
		break;
	case kind::hwpoison:
		poison(address);
		break;
	case kind::private_write:
	case kind::private_read:
		ASSERT_EQ(0,
			  migrate_to_device(mm, address, w.devices[0]->memory));
		break;
#ifdef CONFIG_DEVICE_PRIVATE
	case kind::exclusive_write:
	case kind::exclusive_read:
		ASSERT_EQ(1, make(address, address + PAGE_SIZE));
		let_go();
		break;
#endif
	default:
		break;
	}
	if (kind == kind::private_read || kind == kind::exclusive_read)
		protect(address);
}

// No child is protected by its parent's userfaultfd.
TEST_F(KeptBitsTest, Fork)
{
	struct mm_struct *child = fork();

	expect(mm, PTE_KEPT_BITS);
	expect(child, PTE_SOFT_DIRTY);
}

TEST_F(KeptBitsTest, Mprotect)
{
	change(mm, {PTE_WRITE, 0});
	expect(mm, PTE_KEPT_BITS);
}

TEST_F(KeptBitsTest, UserfaultfdChangesItsOwn)
{
	change(mm, {PTE_UFFD_WP, 0});
	expect(mm, PTE_SOFT_DIRTY);
	change(mm, {PTE_WRITE, PTE_UFFD_WP});
	for (place &at : places)
		at.bits |= PTE_UFFD_WP;
	expect(mm, PTE_KEPT_BITS);
}

TEST_F(KeptBitsTest, SoftDirtyIsClearedAlone)
{
	change(mm, {PTE_WRITE | PTE_SOFT_DIRTY, 0});
	expect(mm, PTE_UFFD_WP);
}

#ifdef CONFIG_MIGRATION
TEST_F(KeptBitsTest, MigrationToAnotherFrame)
{
	for (bool write : {true, false})
		each(kind::present, write, kind::present,
		     [this](const place &at) {
			     ASSERT_EQ(0, move(at.address));
		     });
}
#endif

#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)
TEST_F(KeptBitsTest, MigrationToADevice)
{
	auto migrate = [this](const place &at) {
		ASSERT_EQ(0, migrate_to_device(mm, at.address,
					       w.devices[0]->memory));
	};

	each(kind::present, true, kind::private_write, migrate);
	each(kind::present, false, kind::private_read, migrate);
}

TEST_F(KeptBitsTest, MigrationFromADevice)
{
	for (kind kind : {kind::private_write, kind::private_read})
		each(kind, true, kind::present,
		     [this](const place &at) { read(at.address); });
}
#endif

#ifdef CONFIG_SWAP
TEST_F(KeptBitsTest, ToSwap)
{
	for (bool write : {true, false})
		each(kind::present, write, kind::swap, [this](const place &at) {
			ASSERT_EQ(0, shrink(at.address));
		});
}

TEST_F(KeptBitsTest, FromSwap)
{
	each(kind::swap, true, kind::present,
	     [this](const place &at) { read(at.address); });
}
#endif

#ifdef CONFIG_MEMORY_FAILURE
TEST_F(KeptBitsTest, MemoryFailure)
{
	for (bool write : {true, false})
		each(kind::present, write, kind::hwpoison,
		     [this](const place &at) { poison(at.address); });
}
#endif

#ifdef CONFIG_DEVICE_PRIVATE
TEST_F(KeptBitsTest, MakeExclusive)
{
	auto make = [this](const place &at) {
		struct page *page = page_at(mm, at.address);

		lock_page(page);
		EXPECT_EQ(at.write, page_make_device_exclusive(
					    page, mm, at.address, nullptr));
		unlock_page(page);
	};

	each(kind::present, true, kind::exclusive_write, make);
	each(kind::present, false, kind::exclusive_read, make);
}

TEST_F(KeptBitsTest, RestoreAtAFault)
{
	for (kind kind : {kind::exclusive_write, kind::exclusive_read})
		each(kind, true, kind::present,
		     [this](const place &at) { read(at.address); });
}
#endif
