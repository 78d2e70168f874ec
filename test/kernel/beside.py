"""What headers say of the families whose tag is in the value, compiled and run.

The predicates of such a family, and what they need of its headers, are compiled with
every option on that these ask for, and called with numbers: all small ones, those
around powers of two, and the largest. Where the tag is a member they are called with a
value for each object that it can point to."""
import re

# What is not taken out of the headers; what an assertion asserts is noted.
AROUND = r"""
#include <stdbool.h>
#include <stdio.h>
#define IS_ENABLED(option) option
#define __force
#define likely(x) (x)
#define unlikely(x) (x)
#define BITS_PER_LONG 64
#define NULL ((void *)0)
#define __must_check
static int wrong;
#define WARN_ON_ONCE(x) ({ int failed = !!(x); wrong |= failed; failed; })
#define DEBUG_NET_WARN_ON_ONCE WARN_ON_ONCE
typedef unsigned long netmem_ref;
struct fwnode_operations { int none; };
struct fwnode_handle { const struct fwnode_operations *ops; };
"""
MAIN = """
static void say(%s value)
{
%s	puts("");
}

int main(void)
{
%s	return 0;
}
"""
NUMBERS = """	for (unsigned long number = 0; number < 1UL << 14; ++number) {
		printf("%lu", number);
		say((VALUE)number);
		printf("%lu", -number - 1);
		say((VALUE)(-number - 1));
	}
	for (unsigned int bit = 14; bit < 64; ++bit)
		for (unsigned long near = (1UL << bit) - 64; near < (1UL << bit) + 64; ++near) {
			printf("%lu", near);
			say((VALUE)near);
		}
"""
VALUES = {"netmem": "netmem_ref", "fwnode": "struct fwnode_handle *"}
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PIECE = re.compile(
    # A definition of a macro or another directive, or a function in kernel style.
    r"^[ \t]*#[ \t]*(?:define[ \t]+(?P<macro>\w+)|if|ifdef|ifndef|else|elif|endif)\b(?:[^\n\\]|\\.|\\\n)*\n"
    r"|^(?P<head>[a-z][\w \t\n*]*?\b(?P<function>\w+)\([^;{}()]*\))\n\{\n.*?^\}\n",
    re.M | re.S,
)


def name_of(piece):
    return piece["macro"] or piece["function"]


def program(tree, family):
    """The C text of the program for what the tool says of a family."""
    headers = ["include/linux/err.h", *family["headers"]]
    text = "\n".join(COMMENT.sub(" ", (tree / header).read_text(encoding="utf-8")) for header in headers)
    pieces = list(PIECE.finditer(text))
    needed = {p["name"] for p in family["predicates"]} | {c["name"] for c in family["converters"]}
    before = set()
    while before != needed:
        before = set(needed)
        for piece in pieces:
            if name_of(piece) in before:
                needed.update(re.findall(r"\w+", piece[0]))
    kept = [p for p in pieces if not name_of(p) or name_of(p) in needed]
    options = sorted(set(re.findall(r"\bCONFIG_\w+", "".join(p[0] for p in kept))))
    value = VALUES.get(family["names"][0], "void *")
    out = "".join(f"#define {option} 1\n" for option in options) + AROUND
    of_member = all("value" not in tag for tag in family["tags"])
    if of_member:
        out += "".join(f"const struct fwnode_operations {tag['name']};\n" for tag in family["tags"])
    # Whoever is called may be defined later.
    out += "".join(p["head"] + ";\n" if p["head"] else p[0] for p in kept) + "".join(p[0] for p in kept)
    calls = "".join(f'\tprintf(" %d", !!{p["name"]}(value));\n' for p in family["predicates"])
    calls += "".join(
        f'\twrong = 0;\n\t(void){c["name"]}(value);\n\tprintf(" %d", wrong);\n' for c in family["converters"]
    )
    each = NUMBERS.replace("VALUE", value)
    if of_member:
        each = "".join(
            f'\tprintf("{tag["name"]}");\n\tsay(&(struct fwnode_handle){{&{tag["name"]}}});\n' for tag in family["tags"]
        )
    return out + MAIN % (value, calls, each)


def problems(family, lines):
    """What is otherwise than the tool says."""
    rows = {line[0]: tuple(word == "1" for word in line[1:]) for line in lines}
    said = {}
    for tag in family["tags"]:
        right = [tag["name"] in p["accepts"] for p in family["predicates"]]
        right += [tag["name"] not in c["requires"] for c in family["converters"]]
        said[tuple(right)] = tag
        first = str(tag["value"] % 2**64) if "value" in tag else tag["name"]
        for named, held, wanted in zip(family["predicates"] + family["converters"], rows[first], right):
            if held != wanted:
                yield f"{named['name']}: {held} for {tag['name']}, not {wanted}"
    for answers in set(rows.values()):
        alike = [row for row, own in rows.items() if own == answers]
        if answers not in said:
            yield f"no tag is that of {alike[0]}"
        elif "value" in said[answers] and min(map(int, alike)) != said[answers]["value"] % 2**64:
            yield f"{said[answers]['name']} starts at {min(map(int, alike))}, not at {said[answers]['value']}"
