// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/file.h>
#include <core/machine.h>
#include <core/rmap.h>

file::file(class machine &machine, unsigned long nr_pages)
	: areas(std::make_shared<rmap>())
{
	for (unsigned long i = 0; i < nr_pages; i++) {
		struct page *page = machine.ram.alloc();

		if (!page)
			return;
		page->mapping = areas;
		page->index = i;
		pages.push_back(page);
	}
}

file::~file()
{
	for (struct page *page : pages)
		put_page(page);
}

struct page *file::at(unsigned long index) const
{
	return index < pages.size() ? pages[index] : nullptr;
}
