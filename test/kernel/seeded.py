"""seeded.py: puts what the rules remark on into patches and files of real kernels, and
looks whether `swapfold review` says it, at its line.

    --kernels FOLDER    has linux-source-VERSION
    --swapfold PROGRAM
    --every N           takes one patch in N
    --only FILE         takes the constructs of this file
    --apply             applies what is suggested, reviews that and compiles it

constructs/*.txt have the constructs. `--- RULE` begins one; @ before a line says that
the remark is expected there. They go behind the last line of a source, but what starts
with ^, which goes behind the blank line below its first function. `--- header FILE`
begins what replaces the line behind = in a header that they need; the rule that speaks
there is HEADER_RULE. HOSTS says which patches of commits.tsv, or which files, get which
of them. Fails if fewer than nine in ten are said at their
line, if something does not compile, or if what is suggested brings something new to say,
or a compiler."""
import argparse
import collections
import pathlib
import sys

import commits
import sample
import suggested

CONSTRUCTS = pathlib.Path(__file__).with_name("constructs")
ANY = "*,-swapops-*"
HEADER_RULE = "swapops-missing-stub"
HOSTS = [
    ("style.txt", ANY, ["signalfd", "klist", "mqueue", "mempool", "drm-blend"]),
    ("entries-7.2.txt", "*", ["mempool", "percpu", "hugetlb-cgroup", "zswap", "mlock"]),
    ("entries-5.10.txt", "*", ["5.10 mm/memory.c", "5.10 mm/mprotect.c", "5.10 mm/migrate.c", "5.10 mm/hmm.c", "5.10 mm/rmap.c"]),
    ("kinds-5.10.txt", f"{HEADER_RULE},swapops-kind-coverage", ["5.10 mm/memory.c", "5.10 mm/mprotect.c", "5.10 mm/migrate.c", "5.10 mm/hmm.c", "5.10 mm/rmap.c"]),
]


def large_function():
    """A function that does too much, dispatching on flags."""
    yield "@int seeded_large(unsigned long flags, long *numbers, int last)"
    yield "{"
    yield "\tint i, sum = 0;"
    for flag in range(24):
        yield f"\tif (flags & {1 << flag}) {{"
        for i in range(4):
            yield f"\t\tsum += numbers[{i}] * {flag + 2};"
        yield "\t}"
    yield "\tfor (i = 0; i < last; i++)"
    yield "\t\tsum += numbers[i];"
    yield "\treturn sum;"
    yield "}"


def parts(name):
    """What begins each part of a file of constructs, and its lines."""
    for part in (CONSTRUCTS / name).read_text().split("--- ")[1:]:
        head, *lines = part.splitlines()
        yield head, lines


def constructs(name):
    """The constructs of a file: rules and lines."""
    yield from (part for part in parts(name) if not part[0].startswith("header "))
    if name == "style.txt":
        yield "kstyle-large-function", list(large_function())


def seeded(text, name):
    """The lines of a source with the constructs of a file, and which rule is expected
    to speak on which line."""
    text, expected = list(text), []
    for rule, lines in constructs(name):
        if lines[0].startswith("^"):
            at = next(i for i, line in enumerate(text) if line == "}\n" and text[i + 1] == "\n") + 2
            text[at:at] = [line.lstrip("^@") + "\n" for line in lines]
            expected.append((rule, at + 1))
    for rule, lines in constructs(name):
        if lines[0].startswith("^"):
            continue
        text.append("\n")
        for line in lines:
            text.append(line.removeprefix("@") + "\n")
            if line.startswith("@"):
                expected.append((rule, len(text)))
    return text, expected


def headers(tree, name):
    """The headers that a file of constructs changes, before and after, and which rule is
    expected to speak on which line of them."""
    for head, (replaced, *lines) in parts(name):
        if not head.startswith("header "):
            continue
        file = head.removeprefix("header ")
        before = commits.lines(tree / file)
        at = before.index(replaced.removeprefix("=") + "\n")
        new = [line.removeprefix("@") + "\n" for line in lines]
        expected = [(HEADER_RULE, at + i + 1) for i, line in enumerate(lines) if line.startswith("@")]
        yield (file, before, before[:at] + new + before[at + 1 :]), expected


def host(args, name):
    """The tree and the changes that constructs are added to, the last in a source."""
    if " " in name:
        version, file = name.split()
        tree = args.kernels / f"linux-source-{version}"
        text = commits.lines(tree / file)
        return tree, [(file, text, text)]
    row = next(row for row in commits.rows() if row[0] == name)
    changes = sorted(commits.sides(args.kernels, row), key=lambda change: change[0].endswith(".c"))
    return args.kernels / f"linux-source-{row[1]}", changes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernels", type=pathlib.Path, required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", help="these constructs")
    parser.add_argument("--apply", action="store_true")
    args = parser.parse_args()
    seeds, said, wrong, applied = collections.Counter(), collections.Counter(), [], 0
    for constructs_of, rules, names in HOSTS:
        for name in names:
            if args.only not in (None, constructs_of):
                continue
            if not sample.chosen(f"construct {constructs_of} {name}", args.every):
                continue
            tree, changes = host(args, name)
            file, before, after = changes.pop()
            after, lines = seeded(after, constructs_of)
            expected = [(file, *line) for line in lines]
            for change, lines in headers(tree, constructs_of):
                changes.append(change)
                expected += [(change[0], *line) for line in lines]
            changes = {file: both for file, *both in [*changes, (file, before, after)]}

            def review(changes):
                sides = [(file, *both) for file, both in changes.items()]
                return suggested.review(args, tree, sides, f"--rules={rules}")

            found = review(changes)
            wrong += [f"{name}: {f['message']}" for f in found if f["rule"] == "clang-diagnostic-error"]
            there = {(f["file"], rule, f["line"]) for f in found for rule in f["rule"].split(",")}
            if args.apply:
                mended, edits, done = suggested.applied(tree, changes, found)
                applied += done
                if edits:
                    wrong += [f"{name}: {problem}" for problem in suggested.compiled(args, tree, changes, edits)]
                new = suggested.said(review(mended)) - suggested.said(found)
                wrong += [f"{name}: {' '.join(what)}" for what in sorted(new)]
            for of, rule, line in expected:
                seeds[rule] += 1
                said[rule] += (of, rule, line) in there
                if (of, rule, line) not in there:
                    print(f"{name}: not said at {of}:{line}: {rule}")
    for rule in sorted(seeds):
        print(f"{rule}: {said[rule]} of {seeds[rule]}")
    print(f"all: {said.total()} of {seeds.total()}")
    if args.apply:
        print(f"{applied} suggestions applied")
    if wrong or said.total() * 10 < seeds.total() * 9:
        sys.exit("\n".join(wrong) or "fewer than nine in ten")


if __name__ == "__main__":
    main()
