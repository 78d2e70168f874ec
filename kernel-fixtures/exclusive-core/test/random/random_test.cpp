// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Long random sequences, compared with the reference after each step. More of
// them, or a certain one, by the environment, or without making one that fails
// shorter:
//
//	EXCLUSIVE_CORE_OPERATIONS=1000000 EXCLUSIVE_CORE_SEED=17
//	EXCLUSIVE_CORE_SHRINK=0
#include "sequence.h"
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>

static unsigned long number(const char *name, unsigned long otherwise)
{
	const char *text = getenv(name);

	return text ? strtoul(text, nullptr, 0) : otherwise;
}

static bool fails(const sequence &operations)
{
	return !run_isolated(operations).empty();
}

TEST(RandomTest, EverythingIsAsTheReferenceSays)
{
	static constexpr unsigned long LENGTH = 500;
	unsigned long left = number("EXCLUSIVE_CORE_OPERATIONS", 10000);
	unsigned long seed = number("EXCLUSIVE_CORE_SEED", 1);

	std::cout << "seeds from " << seed << " on\n";
	for (; left; left -= std::min(left, LENGTH), seed++) {
		sequence operations = random_sequence(seed, LENGTH);

		if (!fails(operations))
			continue;
		if (number("EXCLUSIVE_CORE_SHRINK", 1))
			operations = shrink(operations, fails);
		FAIL() << "seed " << seed << " fails; shortest:\n"
		       << to_string(operations) << run_isolated(operations);
	}
}

TEST(RandomTest, AFailureIsFoundAndShrunk)
{
	sequence operations = random_sequence(7, 200);

	operations.insert(operations.begin() + 150,
			  {action::sabotage, 0, 0, 1, 0});
	ASSERT_TRUE(fails(operations));
	operations = shrink(operations, fails);
	// Process 0 is there from the beginning.
	EXPECT_EQ(1u, operations.size());
	EXPECT_EQ("  {action::sabotage, 0, 0, 1, 0},\n", to_string(operations));
	EXPECT_NE("", run_isolated(operations));
}

TEST(RandomTest, TheSameSeedIsTheSameSequence)
{
	EXPECT_EQ(to_string(random_sequence(3, 50)),
		  to_string(random_sequence(3, 50)));
	EXPECT_NE(to_string(random_sequence(3, 50)),
		  to_string(random_sequence(4, 50)));
}
