// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What processes can see of their memory, if one thinks of nothing but that:
// each page has contents, or is the file's, and may or may not be accessed. No
// frames, no entries, no devices.
#ifndef TEST_REFERENCE_H
#define TEST_REFERENCE_H

#include <array>
#include <map>
#include <vector>

constexpr unsigned long NR_WORDS = 2; // that are used of a page
using contents = std::array<unsigned long, NR_WORDS>;

struct reference_page {
	bool write = false;   // the area allows it
	int file = -1;	      // the file that it maps, if any
	bool shared = false;  // with the file
	bool own = false;     // it has been copied from the file
	contents words{};     // if it has none of the file
	bool protect = false; // by userfaultfd
	bool soft_dirty = true;
	bool broken = false;
};

enum class accessor { cpu_read, cpu_write, dev_read, dev_write, exclusive };

class reference
{
public:
	static constexpr unsigned long NR_PAGES = 24;
	static constexpr unsigned int NR_PROCESSES = 4;
	static constexpr unsigned int NR_FILES = 2;

	struct process {
		bool alive = false;
		std::map<unsigned long, reference_page> pages;
		bool is_mapped(unsigned long page) const
		{
			return pages.count(page) != 0;
		}
	};

	// What the access has to result in: 0 or an error.
	int expect(unsigned int process, unsigned long page,
		   accessor how) const;
	// A write access succeeded, whether or not something was written.
	void touch(unsigned int process, unsigned long page);
	unsigned long get(unsigned int process, unsigned long page,
			  unsigned long word) const;
	void set(unsigned int process, unsigned long page, unsigned long word,
		 unsigned long value);

	int map(unsigned int process, unsigned long first, unsigned long nr,
		const reference_page &as);
	void unmap(unsigned int process, unsigned long first, unsigned long nr);
	int protect(unsigned int process, unsigned long first, unsigned long nr,
		    bool write);
	void fork(unsigned int parent, unsigned int child);
	void exit(unsigned int process);

	std::array<process, NR_PROCESSES> processes;
	// Page n of a process maps page n of a file.
	std::array<std::array<contents, NR_PAGES>, NR_FILES> files{};
};

#endif // TEST_REFERENCE_H
