#!/usr/bin/env python3
"""Compares a rewritten kernel tree with what its functions should read like.

    score.py ORIGINAL REWRITTEN TABLE

REWRITTEN needs to hold only the files that were changed. TABLE is a .tsv of
file, function, name and value. A name is one of the family's, and the value how
often the function's code uses it; or "arms", how many of its if conditions test
a kind; or "reads", and the value is code that it contains. "1+" means at least
once. A name "gone" means that the function is deleted, with all its definitions.
A family name without a row must not be used in a function that has rows.
Every other function must use every name as often as the original does, and
every other file must be the same.

Exits with 1, after a line for each difference.
"""
import pathlib
import re
import sys
from collections import Counter, defaultdict

import ctext

PREDICATE = re.compile(
    r"is_(?:(?:write|writable|readable|readable_exclusive|pmd|pte)_)?"
    r"(?:migration|device_private|device_exclusive|hwpoison|pfn_swap)_entry"
)
FAMILY = re.compile(
    rf"\b(?:{PREDICATE.pattern}|\w*_entry_to_(?:page|pfn)|(?:make|set)_\w*(?:migration|device_private|hwpoison)_entry\w*"
    r"|swp_(?:offset|offset_pfn|type)|pfn_to_page|page_to_pfn|non_swap_entry)\b"
)


def measure(body):
    counts = Counter(FAMILY.findall(body))
    arms = sum(1 for c in ctext.conditions(body) if any(PREDICATE.fullmatch(n) for n in FAMILY.findall(c)))
    if arms:
        counts["arms"] = arms
    return counts


def words(text):
    return re.findall(r"\w+|[^\w\s]", text)


def contains(body, fragment):
    return f" {' '.join(words(fragment))} " in f" {' '.join(words(body))} "


def read_table(path):
    """file -> function -> list of (name, value)"""
    table = defaultdict(lambda: defaultdict(list))
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            file, function, name, value = (line + "\t").split("\t")[:4]
            table[file][function].append((name, value))
    return table


def read_functions(path):
    return ctext.functions(path.read_text(errors="surrogateescape")) if path.exists() else {}


def check_function(body, rows):
    """Differences between a function's body and its rows."""
    if ("gone", "") in rows:
        if body is not None:
            yield "should be gone"
        return
    if body is None:
        yield "the function is missing"
        return
    counts = measure(body)
    expected = {name: value for name, value in rows if name != "reads"}
    for name in sorted(set(expected) | set(counts)):
        have, want = counts[name], expected.get(name, "0")
        right = have >= int(want[:-1]) if want.endswith("+") else have == int(want)
        if not right:
            yield f"{name}: {have}, should be {want}"
    for name, value in rows:
        if name == "reads" and not contains(body, value):
            yield f"does not read: {value}"


def check_file(original, rewritten, rows):
    for function in sorted(set(original) | set(rewritten) | set(rows), key=str):
        if function in rows:
            problems = check_function(rewritten.get(function), rows[function])
        else:
            before, after = measure(original.get(function, "")), measure(rewritten.get(function, ""))
            problems = (
                f"{name}: {after[name]}, was {before[name]}"
                for name in sorted(set(before) | set(after))
                if before[name] != after[name]
            )
        for problem in problems:
            yield f"{function or 'outside functions'}: {problem}"


def main(arguments):
    if len(arguments) != 3:
        sys.exit(__doc__)
    original, rewritten, table = (pathlib.Path(argument) for argument in arguments)
    rows = read_table(table)
    present = {str(p.relative_to(rewritten)) for p in rewritten.rglob("*") if p.is_file() and p.suffix in (".c", ".h")}
    problems = []
    for file in sorted(present | set(rows)):
        after = rewritten / file if file in present else original / file
        if file not in rows:
            if after.read_bytes() != (original / file).read_bytes():
                problems.append(f"{file}: changed, but not in the table")
            continue
        found = check_file(read_functions(original / file), read_functions(after), rows[file])
        problems += [f"{file}: {problem}" for problem in found]
    for problem in problems:
        print(problem)
    functions = sum(len(functions) for functions in rows.values())
    print(f"{len(rows)} files, {functions} functions, {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
