// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The numbers of the kinds: as they are, or with the one that stands for no
// page in the midst of the others.
#ifndef MEASURE_NUMBERS_H
#define MEASURE_NUMBERS_H

#include <core/swap_entry.h>

#ifdef WAY_SCATTERED
constexpr unsigned int MIGRATION_READ = 25, MIGRATION_WRITE = 26;
constexpr unsigned int PRIVATE_WRITE = 27, PRIVATE_READ = 29;
constexpr unsigned int EXCLUSIVE_WRITE = 30, EXCLUSIVE_READ = 31;
constexpr unsigned int HWPOISON = 28;
#else
constexpr unsigned int MIGRATION_READ = SWP_MIGRATION_READ;
constexpr unsigned int MIGRATION_WRITE = SWP_MIGRATION_WRITE;
constexpr unsigned int PRIVATE_WRITE = SWP_DEVICE_WRITE;
constexpr unsigned int PRIVATE_READ = SWP_DEVICE_READ;
constexpr unsigned int EXCLUSIVE_WRITE = SWP_DEVICE_EXCLUSIVE_WRITE;
constexpr unsigned int EXCLUSIVE_READ = SWP_DEVICE_EXCLUSIVE_READ;
constexpr unsigned int HWPOISON = SWP_HWPOISON;
#endif

#endif // MEASURE_NUMBERS_H
