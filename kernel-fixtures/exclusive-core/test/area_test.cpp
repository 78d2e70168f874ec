// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Areas: of files, and where they begin and end.
#include "core_test.h"

class FileTest : public CoreTest
{
protected:
	FileTest()
	{
		w.files.push_back(std::make_unique<file>(w.machine, 4));
		f = w.files[0].get();
		for (unsigned long i = 0; i < 4; i++)
			f->at(i)->words[0] = 100 + i;
	}

	class file *f;
};

TEST_F(FileTest, ItsPagesGoWithIt)
{
	unsigned long before = w.machine.ram.nr_free();

	w.files.clear();
	EXPECT_EQ(before + 4, w.machine.ram.nr_free());
}

TEST_F(FileTest, SharedMapping)
{
	struct mm_struct *child;

	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(5), VM_READ | VM_WRITE | VM_SHARED,
			     f, 1));
	EXPECT_EQ(101ul, read(nth(0)));
	EXPECT_EQ(f->at(1), page_at(mm, nth(0)));
	EXPECT_EQ(1, get_mm_counter(mm, MM_FILEPAGES));
	write(nth(0), 1);
	EXPECT_EQ(1ul, f->at(1)->words[0].load());
	child = fork();
	EXPECT_TRUE(pte_write(entry_at(mm, nth(0))));
	EXPECT_EQ(0, w.add_cpu(child)->write(nth(0), 2));
	EXPECT_EQ(2ul, read(nth(0)));
	// Behind the file's end.
	EXPECT_EQ(-EFAULT, c->write(nth(3), 1));
}

TEST_F(FileTest, WhatIsWrittenIsDirtyBehindTheMapping)
{
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(2), VM_READ | VM_WRITE | VM_SHARED,
			     f));
	write(nth(0), 1);
	EXPECT_EQ(101ul, read(nth(1)));
	ASSERT_EQ(0, do_munmap(mm, nth(0), nth(2)));
	EXPECT_TRUE(PageDirty(f->at(0)));
	EXPECT_FALSE(PageDirty(f->at(1)));
}

TEST_F(FileTest, PrivateMapping)
{
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(2), VM_READ | VM_WRITE, f));
	EXPECT_EQ(100ul, read(nth(0)));
	write(nth(0), 1);
	EXPECT_EQ(100ul, f->at(0)->words[0].load());
	EXPECT_EQ(1ul, read(nth(0)));
	EXPECT_EQ(0, get_mm_counter(mm, MM_FILEPAGES));
	EXPECT_EQ(1, get_mm_counter(mm, MM_ANONPAGES));
}

TEST_F(FileTest, AreasOfFilesAreSplitToo)
{
	ASSERT_EQ(0, do_mmap(mm, nth(0), nth(4), VM_READ | VM_WRITE, f));
	for (unsigned long i = 0; i < 4; i++)
		write(nth(i), i);
	ASSERT_EQ(0, do_munmap(mm, nth(1), nth(2)));
	EXPECT_EQ(2u, f->mapping()->areas.size());
	EXPECT_EQ(3ul, read(nth(3)));
	ASSERT_EQ(0, do_munmap(mm, nth(3), nth(4)));
	EXPECT_EQ(2ul, read(nth(2)));
}

TEST(FileShortTest, FewerPagesIfMemoryRunsOut)
{
	struct world w(2);

	w.files.push_back(std::make_unique<file>(w.machine, 4));
	EXPECT_NE(nullptr, w.files[0]->at(1));
	EXPECT_EQ(nullptr, w.files[0]->at(2));
}

class AreaTest : public CoreTest
{
};

TEST_F(AreaTest, RangesThatAreNone)
{
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(1), nth(1), VM_READ));
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(1), nth(0), VM_READ));
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(0) + 1, nth(1), VM_READ));
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(0), nth(1) + 1, VM_READ));
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(0), nth(1), VM_WRITE));
	EXPECT_EQ(-EINVAL, do_mmap(mm, nth(0), TASK_SIZE + PAGE_SIZE, VM_READ));
	EXPECT_EQ(-EINVAL, do_munmap(mm, nth(1), nth(0)));
	EXPECT_EQ(-EINVAL, do_mprotect(mm, nth(1), nth(0), VM_READ));
	EXPECT_EQ(-EINVAL, do_mprotect(mm, nth(0), nth(1), VM_WRITE));
	EXPECT_EQ(-EINVAL,
		  do_mprotect(mm, nth(0), nth(1), VM_READ | VM_LOCKED));
	EXPECT_EQ(-EINVAL, uffd_writeprotect(mm, nth(1), nth(0), true));
}

TEST_F(AreaTest, AreasDoNotOverlap)
{
	map(4);
	EXPECT_EQ(-EEXIST, do_mmap(mm, nth(3), nth(5), VM_READ));
	EXPECT_EQ(-EEXIST, do_mmap(mm, nth(0) - PAGE_SIZE, nth(1), VM_READ));
	EXPECT_EQ(-EEXIST, do_mmap(mm, nth(1), nth(2), VM_READ));
	EXPECT_EQ(0, do_mmap(mm, nth(4), nth(5), VM_READ));
	EXPECT_EQ(0, do_mmap(mm, nth(0) - PAGE_SIZE, nth(0), VM_READ));
}

TEST_F(AreaTest, MprotectStopsAtAHole)
{
	map(3);
	ASSERT_EQ(0, do_munmap(mm, nth(1), nth(2)));
	write(nth(0), 1);
	write(nth(2), 1);
	EXPECT_EQ(-ENOMEM, do_mprotect(mm, nth(0), nth(3), VM_READ));
	EXPECT_EQ(-EFAULT, c->write(nth(0), 2));
	write(nth(2), 2);
	EXPECT_EQ(-ENOMEM, do_mprotect(mm, nth(1), nth(3), VM_READ));
	write(nth(2), 3);
}

TEST_F(AreaTest, NothingChangesNobodyIsTold)
{
	recorder events(mm);

	map(1);
	ASSERT_EQ(0, do_mprotect(mm, nth(0), nth(1), VM_READ | VM_WRITE));
	EXPECT_TRUE(events.events.empty());
}
