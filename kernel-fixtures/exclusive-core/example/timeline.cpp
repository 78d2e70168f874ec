// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "timeline.h"
#include <cstdio>

class timeline::listener final : public mmu_interval
{
public:
	listener(struct mm_struct *mm, unsigned long address)
		: mmu_interval(mm, address, address + PAGE_SIZE)
	{
		subscribe();
	}
	~listener() override { unsubscribe(); }
	void invalidate_start(const mmu_notifier_range &range) override
	{
		starts.push_back(range);
	}

	std::vector<mmu_notifier_range> starts;
};

static const char *name_of(mmu_notifier_event event)
{
	switch (event) {
	case MMU_NOTIFY_UNMAP:
		return "unmap";
	case MMU_NOTIFY_CLEAR:
		return "clear";
	case MMU_NOTIFY_PROTECTION_VMA:
		return "protect";
	case MMU_NOTIFY_PROTECTION_PAGE:
		return "fork";
	case MMU_NOTIFY_SOFT_DIRTY:
		return "soft-dirty";
	case MMU_NOTIFY_MIGRATE:
		return "migrate";
	case MMU_NOTIFY_EXCLUSIVE:
		return "exclusive";
	}
	return "?";
}

timeline::timeline(struct world &world, const char *title,
		   unsigned long address)
	: world(world),
	  address(address)
{
	printf("%s\n\n", title);
}

timeline::~timeline()
{
	printf("\n");
}

void timeline::add_process(const char *name, struct mm_struct *mm)
{
	processes.push_back(
		{name, mm, std::make_unique<listener>(mm, address)});
}

void timeline::remove_process(struct mm_struct *mm)
{
	for (auto it = processes.begin(); it != processes.end(); ++it)
		if (it->mm == mm) {
			processes.erase(it);
			return;
		}
}

void timeline::add_device(const char *name, class mirror *mirror)
{
	drivers.push_back({name, mirror});
}

std::string timeline::name_of_owner(const void *owner) const
{
	for (size_t i = 0; i < world.devices.size(); i++)
		if (owner == world.devices[i].get())
			return "device " + std::string(1, char('A' + i));
	return owner ? "somebody" : "nobody";
}

std::string timeline::events_so_far()
{
	std::string out;

	for (process &each : processes) {
		for (const mmu_notifier_range &range : each.events->starts) {
			out += out.empty() ? "" : ", ";
			out += name_of(range.event);
			if (range.event == MMU_NOTIFY_EXCLUSIVE)
				out += " for " + name_of_owner(range.owner);
			if (processes.size() > 1)
				out += " in " + each.name;
		}
		each.events->starts.clear();
	}
	return out;
}

// The page is the first process's, or was.
struct page *timeline::watched() const
{
	struct page *page = page_at(processes.front().mm, address);

	return page ? page : last;
}

static std::string bits_of(pte_t pte)
{
	static constexpr struct {
		unsigned long bit;
		char letter;
	} letters[] = {{PTE_WRITE, 'w'},
		       {PTE_DIRTY, 'd'},
		       {PTE_YOUNG, 'y'},
		       {PTE_SOFT_DIRTY, 's'},
		       {PTE_UFFD_WP, 'u'}};
	std::string out;

	for (const auto &each : letters)
		if (pte.bits & each.bit)
			out += each.letter;
	return out.empty() ? out : " " + out;
}

static std::string number_of(const char *what, int nr)
{
	return std::to_string(nr) + " " + what + (nr == 1 ? "" : "s");
}

void timeline::print_state()
{
	struct page *page = last = watched();
	std::string line;
	char buffer[160];

	for (const process &each : processes) {
		pte_t pte = entry_at(each.mm, address);
		struct page *its = page_at(each.mm, address);

		line += each.name + ": " + name_of(kind_of(pte)) + bits_of(pte);
		if (its && its != page)
			line += " (a copy)";
		line += "; ";
	}
	if (page) {
		snprintf(buffer, sizeof(buffer), "page %ld: %s, %s%s%s",
			 long(page - world.machine.ram.frame(0)),
			 number_of("reference", page_count(page)).c_str(),
			 number_of("mapping", page_mapcount(page)).c_str(),
			 PageLocked(page) ? ", locked" : "",
			 PageDirty(page) ? ", dirty" : "");
		line += buffer;
	}
	for (const driver &each : drivers)
		if (each.mirror->is_exclusive(address))
			line += "; " + each.name + " has it alone";
	printf("      %s\n", line.c_str());
}

void timeline::step(const std::string &what,
		    const std::function<void()> &action)
{
	std::string events;

	action();
	printf("  %s\n", what.c_str());
	events = events_so_far();
	if (!events.empty())
		printf("      told: %s\n", events.c_str());
	print_state();
}

void timeline::remark(const std::string &text)
{
	printf("      %s\n", text.c_str());
}
