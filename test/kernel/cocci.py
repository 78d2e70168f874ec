#!/usr/bin/env python3
"""Compares what spatch makes of a kernel tree with what swapfold makes of it.

    cocci.py TREE SERIES COCCI TABLE

SERIES holds swapfold's patches for TREE, COCCI its semantic patch. Every C file
that either names an obsolete helper or is patched is taken. TABLE explains the
differences: file, function, name, how often swapfold's text uses it, how often
spatch's does, and why. Exits with 1 after a line for each difference that is not
in the table, and for each row of the table that is no difference.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import ctext
from score import measure

FLAGS = ["--very-quiet", "--no-show-diff", "--no-includes", "--in-place", "-j", "2"]


def patched_files(series):
    lines = (l for p in sorted(series.glob("0*.patch"))[1:] for l in p.read_text().splitlines())
    return sorted({l[6:] for l in lines if l.startswith("+++ b/") and l.endswith(".c")})


def functions(path):
    return ctext.functions(path.read_text(errors="surrogateescape"))


def differences(ours, theirs, files):
    for file in files:
        left, right = functions(ours / file), functions(theirs / file)
        for function in sorted(set(left) | set(right), key=str):
            a, b = measure(left.get(function, "")), measure(right.get(function, ""))
            for name in sorted(set(a) | set(b)):
                if a[name] != b[name]:
                    yield file, str(function), name, str(a[name]), str(b[name])


def main(tree, series, cocci, table):
    tree, series = pathlib.Path(tree), pathlib.Path(series)
    rows = [
        tuple(line.split("\t"))
        for line in pathlib.Path(table).read_text().splitlines()
        if line and not line.startswith("#")
    ]
    files = patched_files(series)
    with tempfile.TemporaryDirectory() as work:
        ours, theirs = pathlib.Path(work, "ours"), pathlib.Path(work, "theirs")
        for copy in (ours, theirs):
            for file in files:
                (copy / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(tree / file, copy / file)
        only = [f"--include={file}" for file in files]
        for patch in sorted(series.glob("0*.patch"))[1:]:
            subprocess.run(["git", "apply", *only, str(patch.resolve())], cwd=ours, check=True)
        subprocess.run(
            ["spatch", *FLAGS, "--sp-file", str(pathlib.Path(cocci).resolve()), *files],
            cwd=theirs,
            check=True,
        )
        found = list(differences(ours, theirs, files))
    explained = {row[:5] for row in rows if len(row) == 6 and row[5]}
    bad = sorted(set(found) - explained) + sorted(explained - set(found))
    for row in bad:
        print("\t".join(row), "" if row in explained else "not in the table", sep="\t")
    print(f"{len(files)} files, {len(found)} differences, {len(bad)} not explained")
    return 1 if bad or len(explained) != len(rows) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
