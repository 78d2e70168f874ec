// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file whose pages are all in memory.
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <core/page.h>
#include <memory>
#include <vector>

class machine;

class file
{
public:
	// Fewer pages than asked for if memory runs out.
	file(class machine &machine, unsigned long nr_pages);
	~file();
	file(const file &) = delete;
	file &operator=(const file &) = delete;

	// NULL behind the end. The page cache holds one reference of each.
	struct page *at(unsigned long index) const;
	const std::shared_ptr<rmap> &mapping() const { return areas; }

private:
	std::vector<struct page *> pages;
	std::shared_ptr<rmap> areas;
};

#endif // CORE_FILE_H
