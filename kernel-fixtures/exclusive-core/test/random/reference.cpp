// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "reference.h"
#include <cerrno>

int reference::expect(unsigned int process, unsigned long page,
		      accessor how) const
{
	bool read = how == accessor::cpu_read || how == accessor::dev_read;

	if (!processes[process].is_mapped(page))
		return -EFAULT;
	const reference_page &at = processes[process].pages.at(page);
	if (!read && !at.write)
		return how == accessor::dev_write ? -EPERM : -EFAULT;
	if (at.broken)
		return -EHWPOISON;
	if (!read && at.protect)
		return how == accessor::exclusive ? -EFAULT : -EAGAIN;
	return 0;
}

void reference::touch(unsigned int process, unsigned long page)
{
	reference_page &at = processes[process].pages.at(page);

	at.soft_dirty = true;
	if (at.file >= 0 && !at.shared && !at.own) {
		at.own = true;
		at.words = files[at.file][page];
	}
}

unsigned long reference::get(unsigned int process, unsigned long page,
			     unsigned long word) const
{
	const reference_page &at = processes[process].pages.at(page);

	if (at.file >= 0 && !at.own)
		return files[at.file][page][word];
	return at.words[word];
}

void reference::set(unsigned int process, unsigned long page,
		    unsigned long word, unsigned long value)
{
	reference_page &at = processes[process].pages.at(page);

	touch(process, page);
	if (at.shared)
		files[at.file][page][word] = value;
	else
		at.words[word] = value;
}

int reference::map(unsigned int process, unsigned long first, unsigned long nr,
		   const reference_page &as)
{
	auto &pages = processes[process].pages;
	auto next = pages.lower_bound(first);

	if (next != pages.end() && next->first < first + nr)
		return -EEXIST;
	for (unsigned long page = first; page < first + nr; page++)
		pages[page] = as;
	return 0;
}

void reference::unmap(unsigned int process, unsigned long first,
		      unsigned long nr)
{
	auto &pages = processes[process].pages;

	pages.erase(pages.lower_bound(first), pages.lower_bound(first + nr));
}

int reference::protect(unsigned int process, unsigned long first,
		       unsigned long nr, bool write)
{
	for (unsigned long page = first; page < first + nr; page++) {
		if (!processes[process].is_mapped(page))
			return -ENOMEM;
		processes[process].pages[page].write = write;
	}
	return 0;
}

void reference::fork(unsigned int parent, unsigned int child)
{
	processes[child] = processes[parent];
	for (auto &[nr, page] : processes[child].pages)
		page.protect = false;
}

void reference::exit(unsigned int process)
{
	processes[process] = {};
}
