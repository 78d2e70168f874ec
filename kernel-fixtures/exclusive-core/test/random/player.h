// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Plays a sequence in a world and in the reference, and compares.
#ifndef TEST_PLAYER_H
#define TEST_PLAYER_H

#include "../world.h"
#include "reference.h"
#include "sequence.h"
#include <array>
#include <sstream>

class player
{
public:
	player();
	~player();
	// The first thing that goes wrong, or nothing.
	std::string play(const sequence &operations);
	void release();

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

#endif // TEST_PLAYER_H
