"""commits.py FOLDER NAME...: patches of a commit's size, cut out of the differences
between the kernels in FOLDER/linux-source-VERSION, as one mail each on stdout.
    commits.py FOLDER --list    the names and the kernels that they apply to
    commits.py FOLDER --cut OLD NEW ITEM...    one that is not in the table

commits.tsv is the table of them: a name, the kernels before and after, and what to
take: files, and behind a colon the functions in them if not the whole difference
counts. No text of a kernel is in it."""
import difflib
import pathlib
import re
import sys

TABLE = pathlib.Path(__file__).with_name("commits.tsv")
HEAD = """\
From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: A Developer <developer@example.org>
Date: Mon, 2 Nov 2026 10:00:00 +0000
Subject: [PATCH] {}

---
"""
FUNCTION = re.compile(r"^[a-zA-Z_][^;]*?(\w+)\s*\(")


def rows():
    """The table: names, the kernels before and after, and items."""
    for line in TABLE.read_text().splitlines():
        name, old, new, *items = line.split()
        yield name, old, new, items


def lines(path):
    """The lines of a file; none if it is not there."""
    if not path.exists():
        return []
    return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines(True)


def owners(text):
    """For each line the function that it is of: the last that has begun."""
    result, owner = [], ""
    for line in text:
        if begun := FUNCTION.match(line):
            owner = begun.group(1)
        result.append(owner)
    return result + [owner]


def taken(before, after, functions):
    """The lines before with those changes that are in one of the functions."""
    if not functions:
        return after
    of_before, of_after = owners(before), owners(after)
    result = []
    for kind, b1, b2, a1, a2 in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        of = of_before[b1:b2] + of_after[a1:a2]
        if kind == "equal" or not functions.intersection(of):
            result += before[b1:b2]
        else:
            result += after[a1:a2]
    return result


def sides(folder, row):
    """What a row changes: names of files, and their lines before and after."""
    _, old, new, items = row
    for item in items:
        file, _, functions = item.partition(":")
        before = lines(pathlib.Path(folder) / f"linux-source-{old}" / file)
        after = lines(pathlib.Path(folder) / f"linux-source-{new}" / file)
        yield file, before, taken(before, after, set(filter(None, functions.split(","))))


def diff(changes):
    """A diff, as git writes it, of names of files and their lines."""
    out = []
    for file, before, after in changes:
        out.append(f"diff --git a/{file} b/{file}\n")
        if not before:
            out.append("new file mode 100644\n")
        out += difflib.unified_diff(before, after, f"a/{file}" if before else "/dev/null", f"b/{file}")
    return "".join(out)


def mail(folder, row):
    return HEAD.format(row[0]) + diff(sides(folder, row))


def main():
    folder, *names = sys.argv[1:]
    if names == ["--list"]:
        for name, old, *_ in rows():
            print(name, old)
        return
    sys.stdout.reconfigure(errors="surrogateescape")
    if names[0] == "--cut":
        _, old, new, *items = names
        sys.stdout.write(mail(folder, ("A change", old, new, items)))
        return
    known = {row[0]: row for row in rows()}
    for name in names:
        sys.stdout.write(mail(folder, known[name]))


if __name__ == "__main__":
    main()
