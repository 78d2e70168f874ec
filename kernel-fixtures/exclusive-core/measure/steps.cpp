// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts the instructions that entry_page() executes for an entry of each kind,
// by stepping through it.
#include "numbers.h"
#include <csignal>
#include <cstdio>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

struct page;
extern "C" struct page *entry_page(swp_entry_t entry, unsigned long *swapped);

// A page that is locked, at an address that a frame number can name.
alignas(64) static unsigned long page_words[8] = {1};

static long steps(unsigned long type)
{
	unsigned long frame = reinterpret_cast<unsigned long>(page_words) / 64;
	unsigned long begin = reinterpret_cast<unsigned long>(&entry_page);
	unsigned long swapped = 0;
	user_regs_struct regs;
	bool inside = false;
	long count = 0;
	int status;

	pid_t child = fork();
	if (!child) {
		ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
		raise(SIGSTOP);
		entry_page(swp_entry(type, frame), &swapped);
		_exit(0);
	}
	unsigned long back = 0;
	for (waitpid(child, &status, 0); WIFSTOPPED(status);
	     waitpid(child, &status, 0)) {
		ptrace(PTRACE_GETREGS, child, nullptr, &regs);
		if (regs.rip == begin) {
			back = ptrace(PTRACE_PEEKDATA, child, regs.rsp,
				      nullptr);
			inside = true;
		} else if (inside && regs.rip == back) {
			inside = false;
		}
		count += inside;
		ptrace(PTRACE_SINGLESTEP, child, nullptr, nullptr);
	}
	return count;
}

int main()
{
	printf("%ld %ld %ld %ld %ld\n", steps(0), steps(HWPOISON),
	       steps(MIGRATION_READ), steps(PRIVATE_READ),
	       steps(EXCLUSIVE_READ));
}
