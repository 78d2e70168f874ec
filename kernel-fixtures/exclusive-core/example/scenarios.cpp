// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The specification's scenarios, each as the timeline of a page.
//
//	exclusive-core-timeline [NUMBER...]
#include "timeline.h"
#include <cerrno>
#include <core/exclusive.h>
#include <core/gup.h>
#include <core/migrate.h>
#include <core/reclaim.h>
#include <cstdio>
#include <cstdlib>

namespace
{

constexpr unsigned long AT = 4 * PMD_SIZE;
constexpr unsigned int READ_WRITE = VM_READ | VM_WRITE;

// A machine with one process, which has a CPU, and two devices.
struct stage {
	explicit stage(const char *title, unsigned int flags = READ_WRITE)
		: mm(w.add_mm()),
		  c(w.add_cpu(mm)),
		  a(w.add_mirror(0, mm)),
		  b(w.add_mirror(1, mm)),
		  t(w, title, AT)
	{
		do_mmap(mm, AT, AT + PMD_SIZE, flags);
		t.add_process("P", mm);
		t.add_device("device A", a);
		t.add_device("device B", b);
	}
	struct mm_struct *fork(const char *name)
	{
		std::unique_ptr<mm_struct> child;

		if (dup_mm(mm, &child))
			return nullptr;
		w.mms.push_back(std::move(child));
		t.add_process(name, w.mms.back().get());
		return w.mms.back().get();
	}
	unsigned long read(class cpu *cpu)
	{
		unsigned long value = 0;

		cpu->read(AT, &value);
		return value;
	}
	void remark_value(class cpu *cpu)
	{
		t.remark("it reads " + std::to_string(read(cpu)));
	}
	// As a driver does, but keeps the page.
	struct page *make()
	{
		struct page *page = nullptr;

		mm->mmap_lock.down_read();
		make_device_exclusive_range(mm, AT, AT + PAGE_SIZE, &page,
					    w.devices[0].get());
		mm->mmap_lock.up_read();
		return page;
	}
	static void let_go(struct page *page)
	{
		unlock_page(page);
		put_page(page);
	}

	struct world w;
	struct mm_struct *mm;
	class cpu *c;
	class mirror *a;
	class mirror *b;
	timeline t;
};

void exclusive()
{
	stage s("1. A device and a CPU count");

	s.t.step("the CPU writes 40", [&] { s.c->write(AT, 40); });
	s.t.step("device A adds 1: no CPU has the page now",
		 [&] { s.a->add(AT, 1); });
	s.t.step("device A adds 1: it still has it", [&] { s.a->add(AT, 1); });
	s.t.step("the CPU adds 1: the fault takes the page back",
		 [&] { s.c->add(AT, 1); });
	s.remark_value(s.c);
}

void protection()
{
	stage s("2. mprotect while a page is exclusive");

	s.t.step("the CPU writes 7", [&] { s.c->write(AT, 7); });
	s.t.step("device A makes the page exclusive",
		 [&] { s.a->make_exclusive(AT, AT + PAGE_SIZE); });
	s.t.step("mprotect to read-only: the entry is changed, and the device "
		 "told",
		 [&] { do_mprotect(s.mm, AT, AT + PMD_SIZE, VM_READ); });
	int refused = 0;
	s.t.step("device A wants to write",
		 [&] { refused = s.a->write(AT, 1); });
	s.t.remark(refused == -EPERM ? "it is refused" : "it may!");
	s.t.step("the CPU reads", [&] { s.read(s.c); });
	s.t.step("mprotect back: nothing becomes writable by itself",
		 [&] { do_mprotect(s.mm, AT, AT + PMD_SIZE, READ_WRITE); });
	s.t.step("the CPU writes: a fault of its own",
		 [&] { s.c->write(AT, 8); });
}

void forking()
{
	stage s("3. fork while a page is exclusive");
	struct mm_struct *child = nullptr;
	class cpu *other = nullptr;

	s.t.step("the CPU writes 5", [&] { s.c->write(AT, 5); });
	s.t.step("device A makes the page exclusive",
		 [&] { s.a->make_exclusive(AT, AT + PAGE_SIZE); });
	s.t.step("fork: the child gets what the CPUs see",
		 [&] { child = s.fork("Q"); });
	other = s.w.add_cpu(child);
	s.t.step("the parent adds 1: copy-on-write", [&] { s.c->add(AT, 1); });
	s.t.step("the child adds 1", [&] { other->add(AT, 1); });
	s.remark_value(s.c);
	s.remark_value(other);
}

void shared()
{
	stage s("4. One page, exclusive in three address spaces");
	struct mm_struct *q, *r;
	struct page *page;

	s.t.step("the CPU writes 9 and the process forks twice", [&] {
		s.c->write(AT, 9);
		q = s.fork("Q");
		r = s.fork("R");
	});
	page = page_at(s.mm, AT);
	get_page(page);
	s.t.step("the page as it is, not a copy, is made exclusive", [&] {
		lock_page(page);
		page_make_device_exclusive(page, s.mm, AT,
					   s.w.devices[0].get());
	});
	s.t.remark("not for the device, though: no mapping allowed writing");
	stage::let_go(page);
	class cpu *other = s.w.add_cpu(q);
	class cpu *third = s.w.add_cpu(r);
	s.t.step("Q reads: only its own entry is restored",
		 [&] { s.read(other); });
	s.t.step("P writes: restored, then copied", [&] { s.c->write(AT, 1); });
	s.t.step("R reads", [&] { s.read(third); });
}

void huge()
{
	stage s("5. A huge page", READ_WRITE | VM_HUGEPAGE);

	s.t.step("the CPU writes: one entry maps eight pages",
		 [&] { s.c->write(AT, 1); });
	s.t.step("device A wants all of it: the mapping is split, the head "
		 "becomes exclusive",
		 [&] { s.a->make_exclusive(AT, AT + PMD_SIZE); });
	s.t.remark(std::string("the second page is ") +
		   name_of(kind_at(s.mm, AT + PAGE_SIZE)));
	s.t.step("the CPU reads", [&] { s.read(s.c); });
}

void contention()
{
	stage s("6. The page's lock is taken");
	struct page *page;
	std::unique_ptr<mm_struct> child;
	int ret = 0;

	s.t.step("the CPU writes", [&] { s.c->write(AT, 1); });
	page = page_at(s.mm, AT);
	lock_page(page);
	s.t.step("somebody has it locked; device A wants it",
		 [&] { ret = s.a->make_exclusive(AT, AT + PAGE_SIZE); });
	s.t.remark("it gets " + std::to_string(ret) + " pages");
	unlock_page(page);
	s.t.step("now a driver makes it exclusive and is slow",
		 [&] { page = s.make(); });
	s.t.step("fork meanwhile", [&] { ret = dup_mm(s.mm, &child); });
	s.t.remark(ret == -ENOMEM ? "it fails: -ENOMEM" : "it succeeds!");
	s.t.step("a CPU's fault that may not wait", [&] {
		s.mm->mmap_lock.down_read();
		ret = handle_mm_fault(find_vma(s.mm, AT), AT,
				      FAULT_FLAG_ALLOW_RETRY |
					      FAULT_FLAG_RETRY_NOWAIT);
		s.mm->mmap_lock.up_read();
	});
	s.t.remark(ret == VM_FAULT_RETRY ? "retry" : "done!");
	s.t.step("unmap does not ask for the lock",
		 [&] { do_munmap(s.mm, AT, AT + PAGE_SIZE); });
	s.t.step("the driver lets go", [&] { stage::let_go(page); });
}

void two_devices()
{
	stage s("7. Two devices");

	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	s.t.step("device B adds 1: the page comes back first, and A is told",
		 [&] { s.b->add(AT, 1); });
	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	s.t.step("the CPU reads", [&] { s.read(s.c); });
	s.remark_value(s.c);
}

void reclaim()
{
	stage s("8. Reclaim and migration of an exclusive page");
	struct page *page;
	int ret = 0;

	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	page = page_at(s.mm, AT);
	s.t.step("reclaim", [&] {
		isolate_lru_page(page);
		ret = shrink_page(s.w.machine, page);
	});
	s.t.remark(ret ? "it fails: nobody explains the reference" : "done!");
	s.t.step("migration", [&] {
		isolate_lru_page(page);
		ret = migrate_page(s.w.machine, page);
	});
	s.t.remark(ret ? "it fails too" : "done!");
	s.t.step("the CPU reads", [&] { s.read(s.c); });
	s.t.step("now reclaim", [&] {
		isolate_lru_page(page);
		ret = shrink_page(s.w.machine, page);
	});
	s.t.step("device A adds 1: the page is read first",
		 [&] { s.a->add(AT, 1); });
}

void locked()
{
	stage s("9. A locked area", READ_WRITE | VM_LOCKED);
	auto mlocked = [&] {
		s.t.remark(PageMlocked(page_at(s.mm, AT))
				   ? "it is mlocked"
				   : "it is not mlocked");
	};

	s.t.step("the CPU writes", [&] { s.c->write(AT, 1); });
	mlocked();
	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	mlocked();
	s.t.step("the CPU reads", [&] { s.read(s.c); });
	mlocked();
}

void userfaultfd()
{
	stage s("10. userfaultfd");
	int ret = 0;

	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	s.t.step("userfaultfd protects the page",
		 [&] { uffd_writeprotect(s.mm, AT, AT + PAGE_SIZE, true); });
	s.t.step("the CPU writes", [&] { ret = s.c->write(AT, 5); });
	s.t.remark(ret == -EAGAIN ? "it has to wait for userfaultfd" : "done!");
	s.t.step("device A wants to add 1", [&] { ret = s.a->add(AT, 1); });
	s.t.remark(ret == -EFAULT ? "it may not" : "done!");
	s.t.step("userfaultfd lets go",
		 [&] { uffd_writeprotect(s.mm, AT, AT + PAGE_SIZE, false); });
	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
}

void unmap_race()
{
	stage s("11. Unmap is faster than a fault");
	struct vm_fault vmf = {};
	vm_fault_t ret = 0;

	s.t.step("device A adds 1", [&] { s.a->add(AT, 1); });
	vmf.address = AT;
	vmf.table = &s.mm->pgd.at(AT);
	vmf.pte = pte_offset(*vmf.table, AT);
	s.t.step("a CPU faults and has seen the entry",
		 [&] { vmf.orig_pte = entry_at(s.mm, AT); });
	s.t.step("unmap: the entry's reference was the last",
		 [&] { do_munmap(s.mm, AT, AT + PAGE_SIZE); });
	s.t.step("the fault goes on", [&] {
		struct vm_area_struct vma = {};

		vma.vm_mm = s.mm;
		vmf.vma = &vma;
		ret = remove_device_exclusive_entry(&vmf);
	});
	s.t.remark(ret ? "it fails!"
		       : "the page is free: it changes nothing, "
			 "and the CPU looks again");
}

constexpr void (*scenarios[])() = {exclusive, protection,  forking,	shared,
				   huge,      contention,  two_devices, reclaim,
				   locked,    userfaultfd, unmap_race};

} // namespace

int main(int argc, char **argv)
{
	constexpr int nr = sizeof(scenarios) / sizeof(*scenarios);

	for (int i = 1; i < argc; i++) {
		int which = atoi(argv[i]);

		if (which < 1 || which > nr) {
			fprintf(stderr, "usage: %s [1..%d]...\n", argv[0], nr);
			return 2;
		}
		scenarios[which - 1]();
	}
	for (int i = 0; argc == 1 && i < nr; i++)
		scenarios[i]();
	return 0;
}
