// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sequences of random operations. What an operation's numbers mean depends on
// what is there when it runs, so that every part of a sequence is one.
#ifndef TEST_SEQUENCE_H
#define TEST_SEQUENCE_H

#include <functional>
#include <string>
#include <vector>

enum class action : unsigned int {
	cpu_read,
	cpu_write,
	cpu_add,
	dev_read,
	dev_write,
	dev_add,
	make_exclusive,
	hold, // makes exclusive and keeps the page locked
	release,
	fork,
	exit,
	mmap,
	munmap,
	mprotect,
	uffd_protect,
	clear_soft_dirty,
	shrink,
	migrate,
	migrate_to_device,
	pin,
	unpin,
	memory_failure,
	sabotage, // breaks a count: for the test of the test
	NR,
};

struct operation {
	action what;
	unsigned int process;
	unsigned int page;
	unsigned int nr;   // of pages
	unsigned int with; // anything else
};

using sequence = std::vector<operation>;

sequence random_sequence(unsigned long seed, unsigned long length);
std::string to_string(const sequence &operations);

// Runs a sequence in a world of its own; the first thing that went wrong, or
// nothing.
std::string run(const sequence &operations);

// The same in a process of its own, so that it may crash or hang.
std::string run_isolated(const sequence &operations);

// The shortest sequence that still fails and that leaving parts out leads to.
sequence shrink(sequence failing,
		const std::function<bool(const sequence &)> &fails);

#endif // TEST_SEQUENCE_H
