#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H

#include <linux/compiler.h>

void __attribute__((noreturn)) report_bug(const char *file, int line);

#define BUG_ON(condition)					\
	do {							\
		if (unlikely(condition))			\
			report_bug(__FILE__, __LINE__);		\
	} while (0)
#define VM_BUG_ON(condition) BUG_ON(condition)

#endif
