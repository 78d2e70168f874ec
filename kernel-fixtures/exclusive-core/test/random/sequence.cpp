// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "sequence.h"
#include "reference.h"
#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

// How often an action is chosen, compared to others.
static constexpr struct {
	action what;
	const char *name;
	unsigned int weight;
} actions[] = {
	{action::cpu_read, "cpu_read", 8},
	{action::cpu_write, "cpu_write", 10},
	{action::cpu_add, "cpu_add", 4},
	{action::dev_read, "dev_read", 5},
	{action::dev_write, "dev_write", 5},
	{action::dev_add, "dev_add", 8},
	{action::make_exclusive, "make_exclusive", 12},
	{action::hold, "hold", 3},
	{action::release, "release", 5},
	{action::fork, "fork", 4},
	{action::exit, "exit", 2},
	{action::mmap, "mmap", 6},
	{action::munmap, "munmap", 4},
	{action::mprotect, "mprotect", 5},
	{action::uffd_protect, "uffd_protect", 4},
	{action::clear_soft_dirty, "clear_soft_dirty", 2},
	{action::shrink, "shrink", 7},
	{action::migrate, "migrate", 5},
	{action::migrate_to_device, "migrate_to_device", 5},
	{action::pin, "pin", 3},
	{action::unpin, "unpin", 4},
	{action::memory_failure, "memory_failure", 1},
	{action::sabotage, "sabotage", 0},
};

sequence random_sequence(unsigned long seed, unsigned long length)
{
	std::mt19937_64 random(seed);
	std::vector<unsigned int> weights;
	sequence out;

	for (const auto &action : actions)
		weights.push_back(action.weight);
	// Not std::discrete_distribution: that is not the same everywhere.
	unsigned int total = 0;
	for (unsigned int weight : weights)
		total += weight;
	while (out.size() < length) {
		unsigned int pick = random() % total;
		unsigned int which = 0;

		while (pick >= weights[which])
			pick -= weights[which++];
		out.push_back({actions[which].what,
			       unsigned(random() % reference::NR_PROCESSES),
			       unsigned(random() % reference::NR_PAGES),
			       unsigned(1 + random() % 8),
			       unsigned(random() % 1000)});
	}
	return out;
}

std::string to_string(const sequence &operations)
{
	std::ostringstream out;

	for (const operation &op : operations)
		out << "  {action::" << actions[unsigned(op.what)].name << ", "
		    << op.process << ", " << op.page << ", " << op.nr << ", "
		    << op.with << "},\n";
	return out.str();
}

std::string run_isolated(const sequence &operations)
{
	std::string message;
	char buffer[512];
	int ends[2];
	int status;

	if (pipe(ends))
		return "no pipe";
	pid_t child = ::fork();
	if (!child) {
		alarm(60);
		message = run(operations);
		if (write(ends[1], message.data(), message.size()) < 0)
			_exit(2);
		_exit(message.empty() ? 0 : 1);
	}
	close(ends[1]);
	for (ssize_t n; (n = read(ends[0], buffer, sizeof(buffer))) > 0;)
		message.append(buffer, n);
	close(ends[0]);
	if (child < 0 || waitpid(child, &status, 0) != child)
		return "no process";
	if (WIFSIGNALED(status))
		message += std::string("died: ") + strsignal(WTERMSIG(status));
	else if (WEXITSTATUS(status) && message.empty())
		message = "exit status " + std::to_string(WEXITSTATUS(status));
	return message;
}

static sequence without(const sequence &from, size_t begin, size_t end)
{
	sequence out(from.begin(), from.begin() + begin);

	out.insert(out.end(), from.begin() + end, from.end());
	return out;
}

// Ever smaller parts are left out, until no single operation can be.
sequence shrink(sequence failing,
		const std::function<bool(const sequence &)> &fails)
{
	for (size_t part = std::max<size_t>(failing.size() / 2, 1); part;
	     part = part == 1 ? 0 : (part + 1) / 2) {
		for (size_t begin = 0; begin < failing.size();) {
			size_t end = std::min(begin + part, failing.size());
			sequence shorter = without(failing, begin, end);

			if (fails(shorter))
				failing = shorter;
			else
				begin = end;
		}
	}
	return failing;
}
