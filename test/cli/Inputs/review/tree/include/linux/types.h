#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

#define bool _Bool
#define true 1
#define false 0
#define NULL ((void *)0)

#define EINVAL 22
#define EBUSY 16
#define ENOMEM 12
#define EFAULT 14

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

#define IS_ENABLED(option) 0

typedef unsigned long pgoff_t;
typedef unsigned int gfp_t;

void bug(void);
#define BUG_ON(cond)                                                           \
	do {                                                                   \
		if (cond)                                                      \
			bug();                                                 \
	} while (0)

#endif
