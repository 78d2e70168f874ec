// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A machine with processes and devices, and a check that all that it keeps
// count of is as it should be.
#ifndef TEST_WORLD_H
#define TEST_WORLD_H

#include <core/cpu.h>
#include <core/device.h>
#include <core/file.h>
#include <core/machine.h>
#include <core/mmap.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

// Destroyed from the last to the first: who maps goes before what is mapped.
struct world {
	explicit world(unsigned long nr_pages = 64, unsigned long nr_slots = 32,
		       unsigned int nr_devices = 2,
		       unsigned long nr_private_pages = 16);
	~world();

	class machine machine;
	std::vector<std::unique_ptr<device>> devices;
	std::vector<std::unique_ptr<file>> files;
	std::vector<std::unique_ptr<mm_struct>> mms;
	std::vector<std::unique_ptr<cpu>> cpus;
	std::vector<std::unique_ptr<mirror>> mirrors;

	// References and locks that whoever asks holds himself.
	std::map<struct page *, int> pins;
	std::map<struct page *, int> locks;

	struct mm_struct *add_mm();
	class cpu *add_cpu(struct mm_struct *mm);
	class mirror *add_mirror(
		unsigned int device, struct mm_struct *mm,
		std::chrono::milliseconds patience = std::chrono::seconds(20));
	void pin(struct page *page);
	void unpin(struct page *page);
};

// What an entry is, by its type's number alone.
enum class kind {
	none,
	present,
	swap,
	hwpoison,
	migration_read,
	migration_write,
	private_read,
	private_write,
	exclusive_read,
	exclusive_write,
};

kind kind_of(pte_t pte);
bool is_exclusive(kind kind);
const char *name_of(kind kind);

// The entry at address; what huge mappings map is present.
pte_t entry_at(struct mm_struct *mm, unsigned long address);
// Without any of what makes a change safe.
void set_entry(struct mm_struct *mm, unsigned long address, pte_t pte);
kind kind_at(struct mm_struct *mm, unsigned long address);
// The page that an entry of any kind but swap stands for, or NULL.
struct page *page_at(struct mm_struct *mm, unsigned long address);

// What is wrong with the world while nothing runs in it; empty if nothing is.
std::string problems(world &world);

#endif // TEST_WORLD_H
