// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <core/bug.h>
#include <core/tlb.h>

tlb_list::~tlb_list()
{
	BUG_ON(!tlbs.empty());
}

void tlb_list::add(class tlb *tlb)
{
	std::lock_guard<std::mutex> held(lock);

	tlbs.push_back(tlb);
}

void tlb_list::remove(class tlb *tlb)
{
	std::lock_guard<std::mutex> held(lock);

	tlbs.erase(std::find(tlbs.begin(), tlbs.end(), tlb));
}

void tlb_list::flush(unsigned long start, unsigned long end)
{
	std::lock_guard<std::mutex> held(lock);

	for (class tlb *tlb : tlbs) {
		std::lock_guard<std::mutex> inner(tlb->lock);

		tlb->entries.erase(tlb->entries.lower_bound(start),
				   tlb->entries.lower_bound(end));
	}
}

std::vector<std::pair<unsigned long, tlb::entry>> tlb_list::translations()
{
	std::lock_guard<std::mutex> held(lock);
	std::vector<std::pair<unsigned long, tlb::entry>> all;

	for (class tlb *tlb : tlbs) {
		std::lock_guard<std::mutex> inner(tlb->lock);

		all.insert(all.end(), tlb->entries.begin(), tlb->entries.end());
	}
	return all;
}
