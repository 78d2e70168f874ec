#!/usr/bin/env python3
"""Looks at what layout fixes made of a kernel tree.

    layout.py ORIGINAL FIXED

Wants the same characters but for white space, the same comments but for where
their lines start, the same strings; no line that is wider than 80 columns and
than what stood in its place; no trailing blanks, and indentation as the kernel
has it. Prints the count of changed files and of hunks, and exits with 1 after a
line for each fault.
"""
import difflib
import pathlib
import re
import sys

WHERE = "mm"
LIMIT = 80
KEPT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def width(line):
    return len(line.expandtabs(8))


def kept(text):
    """Comments and strings, without the white space that lines begin with."""
    return [re.sub(r"\n\s*", "\n", m) for m in KEPT.findall(text)]


def changed(original, fixed):
    """The paths below WHERE of C files that differ."""
    names = sorted(p.relative_to(original) for p in (original / WHERE).rglob("*.[ch]"))
    return [n for n in names if (original / n).read_bytes() != (fixed / n).read_bytes()]


def faults(old, new):
    """Yields a text for each thing that a fix must not do, and "" for a hunk."""
    if "".join(old.split()) != "".join(new.split()):
        yield "more than white space differs"
    if kept(old) != kept(new):
        yield "a comment or a string differs"
    a, b = old.splitlines(), new.splitlines()
    for what, i, j, k, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        yield ""
        limit = max([LIMIT, *map(width, a[i:j])])
        for line in b[k:n]:
            if width(line) > limit:
                yield f"wider than before: {line}"
            if not line.strip() or line != line.rstrip():
                yield f"blanks: {line!r}"
            if re.match(r"\t* {8}| +\t", line):
                yield f"indentation: {line!r}"


def main(original, fixed):
    original, fixed = pathlib.Path(original), pathlib.Path(fixed)
    files = changed(original, fixed)
    hunks, problems = 0, []
    for name in files:
        old, new = ((tree / name).read_text(encoding="utf-8") for tree in (original, fixed))
        for fault in faults(old, new):
            if fault:
                problems.append(f"{name}: {fault}")
            else:
                hunks += 1
    print("\n".join([*problems, f"{len(files)} files, {hunks} hunks"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
