// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "world.h"

world::world(unsigned long nr_pages, unsigned long nr_slots,
	     unsigned int nr_devices, unsigned long nr_private_pages)
	: machine(nr_pages, nr_slots)
{
	for (unsigned int i = 0; i < nr_devices; i++)
		devices.push_back(std::make_unique<device>(nr_private_pages));
}

world::~world()
{
	mirrors.clear();
	cpus.clear();
	mms.clear();
	files.clear();
}

struct mm_struct *world::add_mm()
{
	mms.push_back(std::make_unique<mm_struct>(machine));
	return mms.back().get();
}

class cpu *world::add_cpu(struct mm_struct *mm)
{
	cpus.push_back(std::make_unique<cpu>(mm));
	return cpus.back().get();
}

class mirror *world::add_mirror(unsigned int device, struct mm_struct *mm,
				std::chrono::milliseconds patience)
{
	mirrors.push_back(
		std::make_unique<mirror>(*devices[device], mm, patience));
	return mirrors.back().get();
}

void world::pin(struct page *page)
{
	get_page(page);
	pins[compound_head(page)]++;
}

void world::unpin(struct page *page)
{
	struct page *head = compound_head(page);

	if (!--pins[head])
		pins.erase(head);
	put_page(page);
}

kind kind_of(pte_t pte)
{
	if (pte_none(pte))
		return kind::none;
	if (pte_present(pte))
		return kind::present;
	switch (swp_type(pte_to_swp_entry(pte))) {
#ifdef CONFIG_MEMORY_FAILURE
	case SWP_HWPOISON:
		return kind::hwpoison;
#endif
#ifdef CONFIG_MIGRATION
	case SWP_MIGRATION_READ:
		return kind::migration_read;
	case SWP_MIGRATION_WRITE:
		return kind::migration_write;
#endif
#ifdef CONFIG_DEVICE_PRIVATE
	case SWP_DEVICE_READ:
		return kind::private_read;
	case SWP_DEVICE_WRITE:
		return kind::private_write;
	case SWP_DEVICE_EXCLUSIVE_READ:
		return kind::exclusive_read;
	case SWP_DEVICE_EXCLUSIVE_WRITE:
		return kind::exclusive_write;
#endif
	default:
		return kind::swap;
	}
}

bool is_exclusive(kind kind)
{
	return kind == kind::exclusive_read || kind == kind::exclusive_write;
}

const char *name_of(kind kind)
{
	static constexpr const char *names[] = {
		"none",		  "present",	    "swap",
		"hwpoison",	  "migration_read", "migration_write",
		"private_read",	  "private_write",  "exclusive_read",
		"exclusive_write"};

	return names[static_cast<int>(kind)];
}

pte_t entry_at(struct mm_struct *mm, unsigned long address)
{
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);

	if (!pmd_trans_huge(table))
		return *pte_offset(table, address);
	unsigned long i = (address & ~PMD_MASK) >> PAGE_SHIFT;
	return {table.huge.val + i, table.huge.bits};
}

void set_entry(struct mm_struct *mm, unsigned long address, pte_t pte)
{
	page_table &table = mm->pgd.at(address);
	std::lock_guard<std::mutex> ptl(table.lock);

	*pte_offset(table, address) = pte;
}

kind kind_at(struct mm_struct *mm, unsigned long address)
{
	return kind_of(entry_at(mm, address));
}

struct page *page_at(struct mm_struct *mm, unsigned long address)
{
	pte_t pte = entry_at(mm, address);

	switch (kind_of(pte)) {
	case kind::none:
	case kind::swap:
		return nullptr;
	case kind::present:
		return pte_page(pte);
	default:
		return pfn_to_page(swp_offset(pte_to_swp_entry(pte)));
	}
}
