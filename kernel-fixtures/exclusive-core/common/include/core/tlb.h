// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What CPUs remember of page tables. An access by way of it needs no page table
// lock, so whoever takes a mapping away must flush it.
#ifndef CORE_TLB_H
#define CORE_TLB_H

#include <map>
#include <mutex>
#include <utility>
#include <vector>

struct mm_struct;
struct page;

class tlb
{
public:
	struct entry {
		struct page *page;
		bool write;
	};

	// Under the lock an access is complete before a flush returns.
	std::mutex lock;
	std::map<unsigned long, entry> entries; // by page address
};

// The TLBs of the CPUs that run an address space.
class tlb_list
{
public:
	~tlb_list();
	void add(class tlb *tlb);
	void remove(class tlb *tlb);
	void flush(unsigned long start, unsigned long end);
	// For whoever wants to look.
	std::vector<std::pair<unsigned long, tlb::entry>> translations();

private:
	std::mutex lock;
	std::vector<class tlb *> tlbs;
};

#endif // CORE_TLB_H
