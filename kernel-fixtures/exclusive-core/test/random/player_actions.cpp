// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What each action does, and what the reference says that it should.
#include "../core_test.h"
#include "player.h"
#include <algorithm>
#include <core/gup.h>
#include <core/migrate.h>
#include <core/reclaim.h>

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
	long ret = get_user_pages_remote(
		mm, nth(op.page), 1, write ? unsigned(FOLL_WRITE) : 0, &page);
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
