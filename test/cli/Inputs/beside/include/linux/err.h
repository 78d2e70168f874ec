#define MAX_ERRNO 4095
#define NULL ((void *)0)
#define WARN_ON_ONCE(x) ({ int failed = !!(x); failed; })
#define unlikely(x) __builtin_expect(!!(x), 0)
#define bool _Bool
#define true 1
#define false 0
