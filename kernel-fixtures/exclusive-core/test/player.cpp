// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Plays a sequence in a world and in the reference, and compares.
#include "core_test.h"
#include "reference.h"
#include "sequence.h"
#include <algorithm>
#include <core/gup.h>
#include <core/migrate.h>
#include <core/reclaim.h>
#include <sstream>

namespace
{

class player
{
public:
	player();
	~player();
	std::string play(const sequence &operations);

private:
	struct process {
		struct mm_struct *mm = nullptr;
		class cpu *cpu = nullptr;
		std::array<class mirror *, 2> mirrors{};
	};

	void start(unsigned int nr, struct mm_struct *mm);
	void stop(unsigned int nr);
	void step(const operation &op);
	void access(const operation &op);
	void make_exclusive(const operation &op);
	void hold(const operation &op);
	void release();
	void fork(const operation &op);
	void mmap(const operation &op);
	void uffd_protect(const operation &op);
	void clear_soft_dirty(unsigned int nr);
	void pin(const operation &op);
	void break_memory(const operation &op);

	bool blocks(const operation &op, unsigned int nr_pages);
	void expect(const char *what, long expected, long actual);
	void compare();
	contents peek(unsigned int nr, unsigned long page);

	struct world w;
	reference model;
	std::array<process, reference::NR_PROCESSES> processes;
	std::vector<struct page *> pinned;
	struct page *held = nullptr;
	std::ostringstream failure;
};

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

// With one thread there is nobody to unlock the page.
bool player::blocks(const operation &op, unsigned int nr_pages)
{
	for (unsigned int i = 0; held && i < nr_pages; i++)
		if (page_at(processes[op.process].mm, nth(op.page + i)) == held)
			return true;
	return false;
}

void player::access(const operation &op)
{
	process &p = processes[op.process];
	class mirror *dev = p.mirrors[op.with % 2];
	unsigned long word = op.nr % NR_WORDS;
	unsigned long address = nth(op.page) + word * sizeof(unsigned long);
	unsigned long value = op.with;
	accessor how = accessor::cpu_write;
	int ret = 0;

	if (blocks(op, 1))
		return;
	switch (op.what) {
	case action::cpu_read:
		how = accessor::cpu_read;
		ret = p.cpu->read(address, &value);
		break;
	case action::cpu_write:
		ret = p.cpu->write(address, value);
		break;
	case action::cpu_add:
		ret = p.cpu->add(address, op.with, &value);
		break;
	case action::dev_read:
		how = accessor::dev_read;
		ret = dev->read(address, &value);
		break;
	case action::dev_write:
		how = accessor::dev_write;
		ret = dev->write(address, value);
		break;
	default:
		how = accessor::exclusive;
		ret = dev->add(address, op.with, &value);
		break;
	}
	int expected = model.expect(op.process, op.page, how);
#ifdef CONFIG_DEVICE_PRIVATE
	// What only looks like an error: not for one device alone.
	if (how == accessor::exclusive && !expected && ret == -EBUSY) {
		struct page *page = page_at(p.mm, address);

		expect("page", true, !PageAnon(page) || PageTail(page));
		model.touch(op.process, op.page);
		return;
	}
#else
	if (how == accessor::exclusive)
		expected = -ENOSYS;
#endif
	expect("result", expected, ret);
	if (ret || expected)
		return;
	if (op.what == action::cpu_add || op.what == action::dev_add) {
		expect("old value", model.get(op.process, op.page, word),
		       value);
		value += op.with;
	}
	if (how == accessor::cpu_read || how == accessor::dev_read)
		expect("value", model.get(op.process, op.page, word), value);
	else
		model.set(op.process, op.page, word, value);
}

void player::make_exclusive(const operation &op)
{
	process &p = processes[op.process];
	int expected = 0, err = 0;
	unsigned long i;

	if (blocks(op, op.nr))
		return;
	int ret = p.mirrors[op.with % 2]->make_exclusive(nth(op.page),
							 nth(op.page + op.nr));
#ifdef CONFIG_DEVICE_PRIVATE
	for (i = 0; i < op.nr; i++) {
		unsigned long page = op.page + i;

		err = model.expect(op.process, page, accessor::exclusive);
		if (err)
			break;
		model.touch(op.process, page);
		struct page *got = page_at(p.mm, nth(page));
		expected += PageAnon(got) && !PageTail(got);
		expect("exclusive", PageAnon(got) && !PageTail(got),
		       is_exclusive(kind_at(p.mm, nth(page))));
	}
	expect("pages", i ? expected : err, ret);
#else
	(void)expected, (void)err, (void)i;
	expect("pages", -ENOSYS, ret);
#endif
}

void player::hold(const operation &op)
{
#ifdef CONFIG_DEVICE_PRIVATE
	struct mm_struct *mm = processes[op.process].mm;
	struct page *page = nullptr;

	if (held || blocks(op, 1))
		return;
	int expected = model.expect(op.process, op.page, accessor::exclusive);
	mm->mmap_lock.down_read();
	int ret = make_device_exclusive_range(mm, nth(op.page),
					      nth(op.page + 1), &page, &w);
	mm->mmap_lock.up_read();
	expect("result", expected ? expected : 1, ret);
	if (ret > 0)
		model.touch(op.process, op.page);
	if (!page)
		return;
	held = page;
	w.pins[page]++;
	w.locks[page]++;
	// A huge page's lock would stop too much.
	if (PageCompound(page))
		release();
#else
	(void)op;
#endif
}

void player::release()
{
	if (!held)
		return;
	w.locks.erase(held);
	unlock_page(held);
	w.unpin(held);
	held = nullptr;
}

void player::fork(const operation &op)
{
	unsigned int child = op.page % reference::NR_PROCESSES;
	std::unique_ptr<mm_struct> mm;
	operation all = op;

	if (model.processes[child].alive)
		return;
	all.page = 0;
	int expected = blocks(all, reference::NR_PAGES) ? -ENOMEM : 0;
	int ret = dup_mm(processes[op.process].mm, &mm);
	expect("result", expected, ret);
	if (ret)
		return;
	model.fork(op.process, child);
	w.mms.push_back(std::move(mm));
	start(child, w.mms.back().get());
}

void player::mmap(const operation &op)
{
	static constexpr unsigned int kinds[] = {0, 0, VM_LOCKED, VM_HUGEPAGE,
						 VM_HUGEPAGE};
	unsigned long first = op.page;
	unsigned long nr = std::min<unsigned long>(
		op.with % 3 ? op.nr : 3 * op.nr, reference::NR_PAGES - first);
	unsigned int flags = VM_READ | kinds[op.with % 5];
	reference_page as;
	class file *file = nullptr;

	as.write = op.with % 7 != 0;
	if (as.write)
		flags |= VM_WRITE;
	if (op.with % 11 < 3) {
		flags &= ~(VM_HUGEPAGE | VM_LOCKED);
		as.file = op.with % reference::NR_FILES;
		as.shared = op.with % 11 == 0;
		file = w.files[as.file].get();
	}
	if (as.shared)
		flags |= VM_SHARED;
	expect("result", model.map(op.process, first, nr, as),
	       do_mmap(processes[op.process].mm, nth(first), nth(first + nr),
		       flags, file, first));
}

// Only what is there can be protected.
void player::uffd_protect(const operation &op)
{
	struct mm_struct *mm = processes[op.process].mm;
	bool protect = op.with % 2;

	for (auto &[nr, page] : model.processes[op.process].pages)
		if (nr >= op.page && nr < op.page + op.nr)
			page.protect =
				protect && kind_at(mm, nth(nr)) != kind::none;
	expect("result", 0,
	       uffd_writeprotect(mm, nth(op.page), nth(op.page + op.nr),
				 protect));
}

void player::clear_soft_dirty(unsigned int nr)
{
	struct mm_struct *mm = processes[nr].mm;

	for (auto &[page, at] : model.processes[nr].pages)
		if (kind_at(mm, nth(page)) != kind::none)
			at.soft_dirty = false;
	::clear_soft_dirty(mm);
}

void player::pin(const operation &op)
{
	struct mm_struct *mm = processes[op.process].mm;
	bool write = op.with % 2;
	struct page *page;

	if (blocks(op, 1))
		return;
	int expected =
		model.expect(op.process, op.page,
			     write ? accessor::exclusive : accessor::cpu_read);
	mm->mmap_lock.down_read();
	long ret = get_user_pages_remote(mm, nth(op.page), 1,
					 write ? FOLL_WRITE : 0, &page);
	mm->mmap_lock.up_read();
	expect("result", expected ? expected : 1, ret);
	if (ret != 1)
		return;
	if (write)
		model.touch(op.process, op.page);
	w.pins[compound_head(page)]++;
	pinned.push_back(page);
}

void player::break_memory(const operation &op)
{
#ifdef CONFIG_MEMORY_FAILURE
	struct mm_struct *mm = processes[op.process].mm;
	struct page *page = page_at(mm, nth(op.page));

	if (kind_at(mm, nth(op.page)) != kind::present ||
	    w.machine.ram.nr_free() < 128)
		return;
	std::vector<reference_page *> users;
	for (unsigned int i = 0; i < reference::NR_PROCESSES; i++)
		for (auto &[nr, at] : model.processes[i].pages)
			if (page_at(processes[i].mm, nth(nr)) == page)
				users.push_back(&at);
	w.pin(page);
	if (memory_failure(page)) {
		w.unpin(page);
		return;
	}
	// The reference is not ours any more.
	w.pins.erase(page);
	for (reference_page *user : users)
		user->broken = true;
#else
	(void)op;
#endif
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

} // namespace

// A world in which something is wrong is better left alone.
std::string run(const sequence &operations)
{
	auto player = std::make_unique<::player>();
	std::string wrong = player->play(operations);

	if (!wrong.empty())
		player.release();
	return wrong;
}
