// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts everything again, from the page tables, and compares.
#include "world.h"
#include <sstream>

namespace
{

struct census {
	int present = 0;
	int huge = 0; // of the head
	int private_ = 0;
	int exclusive = 0;
	int writable = 0; // of all of these
	int cached = 0;	  // by swap cache and files
	bool locked_area = false;

	int total() const { return present + huge + private_ + exclusive; }
};

class inspector
{
public:
	explicit inspector(struct world &world) : world(world) {}
	std::string run();

private:
	std::ostream &complain()
	{
		if (found.tellp() > 0)
			found << "; ";
		return found;
	}
	std::string name(struct page *page);
	void count_mm(struct mm_struct *mm);
	void count_table(struct mm_struct *mm, unsigned long start,
			 std::array<long, NR_MM_COUNTERS> &rss);
	void count_entry(struct mm_struct *mm, unsigned long address, pte_t pte,
			 std::array<long, NR_MM_COUNTERS> &rss);
	void check_belongs(struct vm_area_struct *vma, struct page *page,
			   unsigned long address);
	void check_tlbs(struct mm_struct *mm);
	void count_swap();
	void check_zone(class zone &zone);
	void check_page(struct page *page);
	void check_counts(struct page *page);
	void check_mirror(class mirror &mirror);

	struct world &world;
	std::map<struct page *, census> pages;
	std::map<unsigned long, int> swap_users;
	std::ostringstream found;
};

std::string inspector::name(struct page *page)
{
	std::ostringstream out;
	long nr = page - world.machine.ram.frame(0);

	if (nr >= 0 && nr < long(world.machine.ram.nr_pages())) {
		out << "page " << nr;
		return out.str();
	}
	for (unsigned int i = 0; i < world.devices.size(); i++) {
		class zone &memory = world.devices[i]->memory;

		nr = memory.nr_pages() ? page - memory.frame(0) : -1;
		if (nr >= 0 && nr < long(memory.nr_pages()))
			out << "page " << nr << " of device " << i;
	}
	return out.str();
}

// The page is found from where it is.
void inspector::check_belongs(struct vm_area_struct *vma, struct page *page,
			      unsigned long address)
{
	const std::shared_ptr<rmap> &map =
		PageAnon(page) ? vma->anon : vma->shared;

	if (page->mapping != map ||
	    page->index != linear_page_index(vma, address))
		complain() << name(page) << " is not found at " << address;
	if (page_count(page) <= 0)
		complain() << name(page) << " at " << address << " is free";
}

void inspector::count_entry(struct mm_struct *mm, unsigned long address,
			    pte_t pte, std::array<long, NR_MM_COUNTERS> &rss)
{
	struct vm_area_struct *vma = find_vma(mm, address);
	enum kind kind = kind_of(pte);
	struct page *page = pfn_to_page(swp_offset(pte_to_swp_entry(pte)));
	bool write = false;

	if (!vma) {
		complain() << name_of(kind) << " outside of areas at "
			   << address;
		return;
	}
	switch (kind) {
	case kind::none:
	case kind::hwpoison:
		return;
	case kind::swap:
		rss[MM_SWAPENTS]++;
		swap_users[pte.val]++;
		return;
	case kind::present:
		pages[page].present++;
		write = pte_write(pte);
		pages[page].locked_area |= vma->vm_flags & VM_LOCKED;
		break;
	case kind::private_read:
	case kind::private_write:
		pages[page].private_++;
		write = kind == kind::private_write;
		break;
	case kind::exclusive_read:
	case kind::exclusive_write:
		pages[page].exclusive++;
		write = kind == kind::exclusive_write;
		break;
	case kind::migration_read:
	case kind::migration_write:
		complain() << "still migrating at " << address;
		break;
	}
	rss[page_mm_counter(page)]++;
	check_belongs(vma, page, address);
	if (!write)
		return;
	pages[page].writable++;
	if (!(vma->vm_flags & VM_WRITE))
		complain() << "writable in a read-only area at " << address;
	if (pte_uffd_wp(pte))
		complain() << "writable despite userfaultfd at " << address;
}

void inspector::count_table(struct mm_struct *mm, unsigned long start,
			    std::array<long, NR_MM_COUNTERS> &rss)
{
	page_table &table = mm->pgd.at(start);
	struct page *head = pte_page(table.huge);

	for (unsigned long i = 0; i < PTRS_PER_PTE; i++)
		if (!pte_none(table.ptes[i]))
			count_entry(mm, start + i * PAGE_SIZE, table.ptes[i],
				    rss);
	if (!pmd_trans_huge(table))
		return;
	struct vm_area_struct *vma = find_vma(mm, start);
	if (!vma || vma->vm_end < start + PMD_SIZE) {
		complain() << "huge mapping outside of areas at " << start;
		return;
	}
	check_belongs(vma, head, start);
	pages[head].huge++;
	rss[MM_ANONPAGES] += HPAGE_PMD_NR;
	if (pte_write(table.huge))
		pages[head].writable++;
	if (pte_write(table.huge) && !(vma->vm_flags & VM_WRITE))
		complain() << "writable in a read-only area at " << start;
}

void inspector::check_tlbs(struct mm_struct *mm)
{
	for (const auto &[address, entry] : mm->tlbs.translations()) {
		pte_t pte = entry_at(mm, address);

		if (!pte_present(pte) || pte_page(pte) != entry.page)
			complain() << "stale translation of " << address;
		else if (entry.write && (!pte_write(pte) || !pte_dirty(pte)))
			complain() << "a CPU can write at " << address;
	}
}

void inspector::count_mm(struct mm_struct *mm)
{
	std::array<long, NR_MM_COUNTERS> rss{};

	mm->mmap_lock.down_read();
	for (unsigned long start = 0; start < TASK_SIZE; start += PMD_SIZE)
		count_table(mm, start, rss);
	mm->mmap_lock.up_read();
	for (int i = 0; i < NR_MM_COUNTERS; i++)
		if (rss[i] != get_mm_counter(mm, mm_counter(i)))
			complain() << "resident-set count " << i << " is "
				   << get_mm_counter(mm, mm_counter(i))
				   << ", not " << rss[i];
	check_tlbs(mm);
}

void inspector::count_swap()
{
	world.machine.swap.for_each([&](swp_entry_t entry, int users,
					struct page *cached) {
		if (users != swap_users[entry.val])
			complain() << "slot " << swp_offset(entry) << " has "
				   << users << " users, not "
				   << swap_users[entry.val];
		if (!cached)
			return;
		pages[cached].cached++;
		if (!PageSwapCache(cached) || cached->swap.val != entry.val)
			complain() << name(cached) << " is not in slot "
				   << swp_offset(entry);
	});
}

void inspector::check_counts(struct page *page)
{
	const census &seen = pages[page];
	int references = 0;

	if (page->mapcount.load() != seen.present + seen.private_)
		complain() << name(page) << " has " << page->mapcount.load()
			   << " mappings, not " << seen.present + seen.private_;
	if (page->compound_mapcount.load() != seen.huge)
		complain() << name(page) << " has "
			   << page->compound_mapcount.load()
			   << " huge mappings, not " << seen.huge;
	if (PageTail(page))
		return;
	unsigned long nr = PageCompound(page) ? HPAGE_PMD_NR : 1;
	for (unsigned long i = 0; i < nr; i++)
		references += pages[page + i].total();
	references += seen.cached + PageHWPoison(page);
	if (world.pins.count(page))
		references += world.pins[page];
	if (page_count(page) != references)
		complain() << name(page) << " has " << page_count(page)
			   << " references, not " << references;
}

void inspector::check_page(struct page *page)
{
	const census &seen = pages[page];
	bool anon = PageAnon(page) && !PageCompound(page);
	int sharers =
		seen.total() - seen.huge + pages[compound_head(page)].huge;

	check_counts(page);
	if (PageLocked(page) != (world.locks.count(compound_head(page)) != 0))
		complain() << name(page) << " is locked, or is not";
	if (PageSwapCache(page) && !seen.cached)
		complain() << name(page) << " is not in the swap cache";
	if (PageAnon(page) && seen.writable && sharers != 1)
		complain() << name(page) << " is shared and writable";
	if (anon && seen.total() && !is_device_private_page(page) &&
	    !page_test(page, PG_lru))
		complain() << name(page) << " cannot be reclaimed";
	if (PageHWPoison(page) && page_test(page, PG_lru))
		complain() << name(page) << " is broken and reclaimed";
	if (anon && PageMlocked(page) != (seen.locked_area && seen.present))
		complain() << name(page) << " is mlocked, or is not";
}

void inspector::check_zone(class zone &zone)
{
	unsigned long nr_free = 0;

	for (unsigned long i = 0; i < zone.nr_pages(); i++) {
		struct page *page = zone.frame(i);

		if (page_count(page)) {
			check_page(page);
			continue;
		}
		nr_free++;
		if (pages[page].total() || page->mapcount.load())
			complain() << name(page) << " is free and used";
	}
	if (nr_free != zone.nr_free())
		complain() << zone.nr_free() << " free pages, not " << nr_free;
}

void inspector::check_mirror(class mirror &mirror)
{
	for (const auto &[address, mapping] : mirror.mappings()) {
		enum kind kind = kind_at(mirror.mm, address);
		pte_t pte = entry_at(mirror.mm, address);

		if (page_at(mirror.mm, address) != mapping.page)
			complain()
				<< "a device maps another page at " << address;
		else if (kind == kind::present &&
			 (mapping.exclusive ||
			  (mapping.write && !pte_write(pte))))
			complain() << "a device has too much at " << address;
		else if (is_exclusive(kind) &&
			 (!mapping.exclusive || kind != kind::exclusive_write))
			complain()
				<< "a device is not exclusive at " << address;
	}
}

std::string inspector::run()
{
	for (const auto &mm : world.mms)
		count_mm(mm.get());
	for (const auto &file : world.files)
		for (unsigned long i = 0; file->at(i); i++)
			pages[file->at(i)].cached++;
	count_swap();
	check_zone(world.machine.ram);
	for (const auto &device : world.devices)
		check_zone(device->memory);
	for (const auto &mirror : world.mirrors)
		check_mirror(*mirror);
	return found.str();
}

} // namespace

std::string problems(world &world)
{
	return inspector(world).run();
}
