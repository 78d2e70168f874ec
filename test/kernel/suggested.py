"""suggested.py: applies what `swapfold review` suggests for the patches of commits.tsv,
each by itself, and reviews that. Fails if something new is said, so also if something
does not parse that did with the patch alone.

    --kernels FOLDER    has linux-source-VERSION
    --swapfold PROGRAM
    --every N           takes one patch in N
    --only NAME         takes this one
    --compile           has `swapfold verify` compile what the suggestions change, to
                        objects, with the patch alone and with them, and fails if a
                        compiler has anything new to say or does not see a file"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import commits
import sample


def review(args, tree, changes, *options):
    """The findings of a patch, which is names of files and their lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".patch", errors="surrogateescape") as file:
        file.write(commits.diff(changes))
        file.flush()
        command = [args.swapfold, "review", "--format=json", *options, "--tree", tree, file.name]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"review: status {run.returncode}")
    return json.loads(run.stdout)["findings"]


def chosen(findings):
    """The edits of the findings, by file; of two that overlap those of the first. And of
    how many findings they are."""
    taken, done = {}, 0
    for finding in findings:
        edits = [(e["file"], e["offset"], e["length"], e["text"]) for e in finding["fix"]]
        overlaps = any(
            begin < other + size and other < begin + length or begin == other
            for name, begin, length, _ in edits
            for other, size, _ in taken.get(name, [])
        )
        if edits and not overlaps:
            done += 1
            for name, begin, length, text in edits:
                taken.setdefault(name, []).append((begin, length, text))
    return taken, done


def edited(text, edits):
    code = "".join(text).encode(errors="surrogateescape")
    for begin, length, new in sorted(edits, reverse=True):
        code = code[:begin] + new.encode() + code[begin + length :]
    return code.decode(errors="surrogateescape").splitlines(True)


def compiled(args, tree, patched, suggested):
    """What `swapfold verify` says against the suggestions; both are changes of the tree
    by file, and the texts of one are the old ones of the other."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, changes in enumerate((patched, suggested)):
            names.append(f"{folder}/{number}.patch")
            text = commits.diff([(file, *both) for file, both in sorted(changes.items())])
            pathlib.Path(names[-1]).write_text(text, errors="surrogateescape")
        command = [args.swapfold, "verify", f"--base={names[0]}", tree, names[1]]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    print(run.stdout, end="")
    return [] if run.returncode == 0 else [f"verify: status {run.returncode}"]


def applied(tree, changes, findings):
    """The changes, by file, with what the findings suggest; what the suggestions change, in
    the same form; and how many they are."""
    edits, done = chosen(findings)
    changes, suggested = dict(changes), {}
    for file, made in edits.items():
        before, after = changes.get(file) or [commits.lines(tree / file)] * 2
        changes[file] = before, edited(after, made)
        suggested[file] = after, changes[file][1]
    return changes, suggested, done


def said(findings):
    """What does not depend on where it is said."""
    return {(f["file"], f["rule"], re.sub(r"\d+", "", f["message"])) for f in findings}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernels", type=pathlib.Path, required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--compile", action="store_true")
    args = parser.parse_args()
    total, wrong = 0, []
    for row in commits.rows():
        if row[0] != args.only if args.only else not sample.chosen(f"patch {row[0]}", args.every):
            continue
        tree = args.kernels / f"linux-source-{row[1]}"
        changes = {file: (before, after) for file, before, after in commits.sides(args.kernels, row)}
        first = review(args, tree, [(file, *both) for file, both in changes.items()])
        mended, suggested, done = applied(tree, changes, first)
        if not done:
            continue
        total += done
        if args.compile:
            wrong += [f"{row[0]}: {problem}" for problem in compiled(args, tree, changes, suggested)]
        again = review(args, tree, [(file, *both) for file, both in sorted(mended.items())])
        wrong += [f"{row[0]}: {' '.join(new)}" for new in sorted(said(again) - said(first))]
    print(f"{total} suggestions applied")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
