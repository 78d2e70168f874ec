// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A player's processes, its steps, and the comparison after each.
#include "player.h"
#include "../core_test.h"
#include <algorithm>
#include <core/migrate.h>
#include <core/reclaim.h>

player::player() : w(256, 64, 2, 64)
{
	for (unsigned int i = 0; i < reference::NR_FILES; i++)
		w.files.push_back(
			std::make_unique<file>(w.machine, reference::NR_PAGES));
	start(0, w.add_mm());
	model.processes[0].alive = true;
}

player::~player()
{
	release();
	for (struct page *page : pinned)
		w.unpin(page);
}

void player::start(unsigned int nr, struct mm_struct *mm)
{
	processes[nr] = {
		mm, w.add_cpu(mm), {w.add_mirror(0, mm), w.add_mirror(1, mm)}};
}

template <typename T> static void remove(std::vector<T> &from, const void *what)
{
	from.erase(std::find_if(from.begin(), from.end(), [&](const T &each) {
		return each.get() == what;
	}));
}

void player::stop(unsigned int nr)
{
	for (class mirror *mirror : processes[nr].mirrors)
		remove(w.mirrors, mirror);
	remove(w.cpus, processes[nr].cpu);
	remove(w.mms, processes[nr].mm);
	processes[nr] = {};
}

void player::expect(const char *what, long expected, long actual)
{
	if (expected != actual)
		failure << what << " is " << actual << ", not " << expected
			<< "; ";
}

void player::step(const operation &given)
{
	operation op = given;
	process &p = processes[op.process];
	unsigned long address = nth(op.page);

	if (!model.processes[op.process].alive)
		return;
	op.nr = std::min<unsigned int>(op.nr, reference::NR_PAGES - op.page);
	switch (op.what) {
	case action::make_exclusive:
		return make_exclusive(op);
	case action::hold:
		return hold(op);
	case action::release:
		return release();
	case action::fork:
		return fork(op);
	case action::exit:
		// Somebody has to stay.
		if (w.mms.size() == 1)
			return;
		model.exit(op.process);
		return stop(op.process);
	case action::mmap:
		return mmap(op);
	case action::munmap:
		model.unmap(op.process, op.page, op.nr);
		return expect("result", 0,
			      do_munmap(p.mm, address, nth(op.page + op.nr)));
	case action::mprotect:
		return expect(
			"result",
			model.protect(op.process, op.page, op.nr, op.with % 2),
			do_mprotect(p.mm, address, nth(op.page + op.nr),
				    op.with % 2 ? VM_READ | VM_WRITE
						: VM_READ));
	case action::uffd_protect:
		return uffd_protect(op);
	case action::clear_soft_dirty:
		return clear_soft_dirty(op.process);
	case action::shrink:
		if (struct page *page = isolate_page_at(p.mm, address))
			shrink_page(w.machine, page);
		return;
	case action::migrate:
		if (struct page *page = isolate_page_at(p.mm, address))
			migrate_page(w.machine, page);
		return;
	case action::migrate_to_device:
		p.mirrors[op.with % 2]->migrate(address);
		return;
	case action::pin:
		return pin(op);
	case action::unpin:
		if (pinned.empty())
			return;
		w.unpin(pinned.back());
		return pinned.pop_back();
	case action::memory_failure:
		return break_memory(op);
	case action::sabotage:
		inc_mm_counter(p.mm, MM_ANONPAGES);
		return;
	default:
		return access(op);
	}
}

// Without touching anything: from wherever it is.
contents player::peek(unsigned int nr, unsigned long page)
{
	const reference_page &at = model.processes[nr].pages.at(page);
	struct mm_struct *mm = processes[nr].mm;
	pte_t pte = entry_at(mm, nth(page));
	struct page *frame = page_at(mm, nth(page));
	struct page copy;

	if (kind_of(pte) == kind::none) {
		if (at.file < 0)
			return {};
		frame = w.files[at.file]->at(page);
	}
	if (kind_of(pte) == kind::swap) {
		frame = w.machine.swap.lookup(pte_to_swp_entry(pte));
		if (frame) {
			put_page(frame);
		} else {
			w.machine.swap.read(pte_to_swp_entry(pte), &copy);
			frame = &copy;
		}
	}
	return {frame->words[0].load(), frame->words[1].load()};
}

void player::compare()
{
	for (unsigned int nr = 0; nr < reference::NR_PROCESSES; nr++)
		for (const auto &[page, at] : model.processes[nr].pages) {
			pte_t pte = entry_at(processes[nr].mm, nth(page));
			bool none = kind_of(pte) == kind::none;

			if (at.broken) {
				expect("broken", int(kind::hwpoison),
				       int(kind_of(pte)));
				continue;
			}
			contents now = peek(nr, page);
			for (unsigned long i = 0; i < NR_WORDS; i++)
				expect("content", model.get(nr, page, i),
				       now[i]);
			if (at.soft_dirty && !none)
				expect("soft-dirty", true, pte_soft_dirty(pte));
			if (!none)
				expect("uffd-wp", at.protect, pte_uffd_wp(pte));
		}
}

std::string player::play(const sequence &operations)
{
	for (size_t i = 0; i < operations.size(); i++) {
		step(operations[i]);
		compare();
		failure << problems(w);
		if (failure.tellp() > 0)
			return "operation " + std::to_string(i) + ": " +
			       failure.str();
	}
	return "";
}

// A world in which something is wrong is better left alone.
std::string run(const sequence &operations)
{
	auto player = std::make_unique<::player>();
	std::string wrong = player->play(operations);

	if (!wrong.empty())
		player.release();
	return wrong;
}
