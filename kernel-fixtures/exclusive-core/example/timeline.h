// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Prints what becomes of one page, step by step: how each process has it, its
// counts, who has it for himself, and what drivers were told meanwhile.
#ifndef EXAMPLE_TIMELINE_H
#define EXAMPLE_TIMELINE_H

#include "world.h"
#include <functional>
#include <string>
#include <vector>

class timeline
{
public:
	// The page at address of the processes that are added.
	timeline(struct world &world, const char *title, unsigned long address);
	~timeline();

	void add_process(const char *name, struct mm_struct *mm);
	void remove_process(struct mm_struct *mm);
	void add_device(const char *name, class mirror *mirror);

	void step(const std::string &what, const std::function<void()> &action);
	// What an access came to, for the text of a step that already ran.
	void remark(const std::string &text);

private:
	class listener;
	struct process {
		std::string name;
		struct mm_struct *mm;
		std::unique_ptr<listener> events;
	};
	struct driver {
		std::string name;
		class mirror *mirror;
	};

	void print_state();
	std::string events_so_far();
	std::string name_of_owner(const void *owner) const;
	struct page *watched() const;

	struct world &world;
	const unsigned long address;
	std::vector<process> processes;
	std::vector<driver> drivers;
	struct page *last = nullptr;
};

#endif // EXAMPLE_TIMELINE_H
