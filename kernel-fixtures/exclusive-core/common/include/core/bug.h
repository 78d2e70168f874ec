// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What must never happen stops the program where it happens.
#ifndef CORE_BUG_H
#define CORE_BUG_H

[[noreturn]] void bug(const char *file, int line, const char *what);

#define BUG_ON(condition)                                    \
	do {                                                 \
		if (condition)                               \
			bug(__FILE__, __LINE__, #condition); \
	} while (0)

#endif // CORE_BUG_H
