// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// CPUs and devices increment the same counters, while others take the pages
// away from under them. No increment may be lost.
#include "core_test.h"
#include <core/migrate.h>
#include <core/reclaim.h>
#include <thread>

namespace
{

class ConcurrentTest : public CoreTest
{
protected:
	ConcurrentTest() : CoreTest(128) {}

	void SetUp() override { map(NR); }

	// Runs until every increment is done.
	template <typename Increment> void start(Increment increment)
	{
		workers.emplace_back([this, increment] {
			for (unsigned long i = 0; i < EACH; i++) {
				// Nobody is through before the others begin.
				if (i % 16 == 0)
					pause();
				while (increment(counter(i)))
					pause();
			}
			nr_done++;
		});
	}
	void start_cpu(struct mm_struct *mm)
	{
		class cpu *cpu = w.add_cpu(mm);

		start([cpu](unsigned long at) { return cpu->add(at, 1); });
	}
	void start_device(unsigned int device, struct mm_struct *mm)
	{
		class mirror *mirror = w.add_mirror(device, mm);

		start([mirror](unsigned long at) {
			return mirror->add(at, 1);
		});
	}
	// Runs until all workers are done; round counts from 0.
	template <typename Disturb> void disturb(Disturb once)
	{
		others.emplace_back([this, once] {
			for (unsigned long round = 0; nr_done < nr_workers;
			     round++) {
				once(round);
				pause();
			}
		});
	}
	void finish()
	{
		for (std::thread &each : workers)
			each.join();
		for (std::thread &each : others)
			each.join();
	}
	void expect_sum(struct mm_struct *mm, unsigned long nr)
	{
		class cpu *cpu = w.add_cpu(mm);
		unsigned long sum = 0;

		for (unsigned long i = 0; i < NR_COUNTERS; i++)
			sum += read(cpu, counter(i));
		EXPECT_EQ(nr * EACH, sum);
	}
	// Whoever yields instead may be gone for long on a busy machine.
	static void pause()
	{
		std::this_thread::sleep_for(std::chrono::microseconds(20));
	}
	// Two to a page.
	static unsigned long counter(unsigned long i)
	{
		i %= NR_COUNTERS;
		return nth(i / 2) + i % 2 * sizeof(unsigned long);
	}

	static constexpr unsigned long NR = 3;
	static constexpr unsigned long NR_COUNTERS = 2 * NR;
	static constexpr unsigned long EACH = 2000;
	std::atomic<unsigned long> nr_done{0};
	unsigned long nr_workers = 0;
	std::vector<std::thread> workers;
	std::vector<std::thread> others;
};

} // namespace

TEST_F(ConcurrentTest, CpusAlone)
{
	nr_workers = 3;
	for (int i = 0; i < 3; i++)
		start_cpu(mm);
	finish();
	expect_sum(mm, 3);
}

#ifdef CONFIG_DEVICE_PRIVATE

TEST_F(ConcurrentTest, CpusAndDevices)
{
	nr_workers = 4;
	for (unsigned int i = 0; i < 2; i++) {
		start_cpu(mm);
		start_device(i, mm);
	}
	finish();
	expect_sum(mm, 4);
}

TEST_F(ConcurrentTest, TwoAddressSpaces)
{
	struct mm_struct *child;

	child = fork();
	nr_workers = 4;
	for (struct mm_struct *each : {mm, child}) {
		start_cpu(each);
		start_device(0, each);
	}
	finish();
	expect_sum(mm, 2);
	expect_sum(child, 2);
}

TEST_F(ConcurrentTest, AgainstFork)
{
	nr_workers = 2;
	start_cpu(mm);
	start_device(0, mm);
	disturb([this](unsigned long) {
		std::unique_ptr<mm_struct> child;

		// A locked page makes it fail.
		if (dup_mm(mm, &child))
			return;
		class cpu cpu(child.get());
		unsigned long before, after;
		EXPECT_EQ(0, cpu.read(nth(0), &before));
		EXPECT_EQ(0, cpu.add(nth(0), 1));
		EXPECT_EQ(0, cpu.read(nth(0), &after));
		EXPECT_EQ(before + 1, after);
	});
	finish();
	expect_sum(mm, 2);
}

TEST_F(ConcurrentTest, AgainstReclaim)
{
	nr_workers = 3;
	start_cpu(mm);
	start_cpu(mm);
	start_device(0, mm);
	disturb([this](unsigned long round) { shrink(nth(round % NR)); });
	finish();
	expect_sum(mm, 3);
}

TEST_F(ConcurrentTest, AgainstMigration)
{
	nr_workers = 3;
	start_cpu(mm);
	start_cpu(mm);
	start_device(0, mm);
	disturb([this](unsigned long round) { move(nth(round % NR)); });
	finish();
	expect_sum(mm, 3);
}

TEST_F(ConcurrentTest, AgainstMigrationToADevice)
{
	class mirror *mirror = w.add_mirror(1, mm);

	nr_workers = 3;
	start_cpu(mm);
	start_device(0, mm);
	start_device(1, mm);
	disturb([=](unsigned long round) { mirror->migrate(nth(round % NR)); });
	finish();
	expect_sum(mm, 3);
}

TEST_F(ConcurrentTest, AgainstMprotect)
{
	nr_workers = 2;
	start_cpu(mm);
	start_device(0, mm);
	disturb([this](unsigned long round) {
		unsigned long page = round / 2 % NR;

		do_mprotect(mm, nth(page), nth(page + 1),
			    round % 2 ? VM_READ | VM_WRITE : VM_READ);
	});
	disturb([this](unsigned long) {
		clear_soft_dirty(mm);
		uffd_writeprotect(mm, nth(0), nth(NR), true);
		uffd_writeprotect(mm, nth(0), nth(NR), false);
	});
	finish();
	expect_sum(mm, 2);
}

TEST_F(ConcurrentTest, AgainstUnmapOfTheNeighbours)
{
	nr_workers = 2;
	start_cpu(mm);
	start_device(0, mm);
	disturb([this](unsigned long) {
		class cpu cpu(mm);

		EXPECT_EQ(0, do_mmap(mm, nth(NR), nth(NR + 2),
				     VM_READ | VM_WRITE));
		EXPECT_EQ(0, cpu.add(nth(NR), 1));
		EXPECT_EQ(0, do_munmap(mm, nth(NR), nth(NR + 2)));
	});
	finish();
	expect_sum(mm, 2);
}

// A page that comes and goes while everybody wants it.
TEST_F(ConcurrentTest, UnmapRacesEverything)
{
	auto ignore = [](int) {};

	nr_workers = 2;
	start_cpu(mm);
	start_device(0, mm);
	for (unsigned int i = 0; i < 2; i++) {
		class mirror *mirror = w.add_mirror(i, mm);
		class cpu *cpu = w.add_cpu(mm);

		disturb([=](unsigned long) {
			ignore(mirror->add(nth(NR), 1));
			ignore(cpu->add(nth(NR), 1));
		});
	}
	disturb([this](unsigned long) {
		do_mmap(mm, nth(NR), nth(NR + 1), VM_READ | VM_WRITE);
		pause();
		do_munmap(mm, nth(NR), nth(NR + 1));
	});
	finish();
	expect_sum(mm, 2);
}

TEST_F(ConcurrentTest, AgainstEverything)
{
	class mirror *mirror = w.add_mirror(1, mm);

	nr_workers = 4;
	for (unsigned int i = 0; i < 2; i++) {
		start_cpu(mm);
		start_device(i, mm);
	}
	disturb([=](unsigned long round) {
		unsigned long page = nth(round % NR);
		std::unique_ptr<mm_struct> child;

		switch (round % 5) {
		case 0:
			shrink(page);
			break;
		case 1:
			move(page);
			break;
		case 2:
			mirror->migrate(page);
			break;
		case 3:
			dup_mm(mm, &child);
			break;
		case 4:
			clear_soft_dirty(mm);
			break;
		}
	});
	finish();
	expect_sum(mm, 4);
}

#endif // CONFIG_DEVICE_PRIVATE
