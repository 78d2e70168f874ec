/* The functions of one side: each takes an entry and a choice, and gives what
 * it found. What it does besides, the driver's functions record.
 */
#ifndef TEST_SHAPES_H
#define TEST_SHAPES_H

struct shape {
	const char *name;
	unsigned long (*run)(unsigned long val, int choice);
};

extern const struct shape old_shapes[], new_shapes[];

/* What shapes may call; all of it is recorded. */
extern void note(const char *what);
extern int ask(void);

#endif
