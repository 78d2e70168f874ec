// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/bug.h>
#include <cstdio>
#include <cstdlib>

[[noreturn]] void bug(const char *file, int line, const char *what)
{
	fprintf(stderr, "BUG at %s:%d: %s\n", file, line, what);
	fflush(stderr);
	abort();
}
