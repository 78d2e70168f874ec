#!/usr/bin/env python3
"""Applies a series with git am to a fresh git tree of the files it changes.

    am.py TREE NEW SERIES
"""
import pathlib
import shutil
import subprocess
import sys


def main(tree, new, series):
    tree, new = pathlib.Path(tree), pathlib.Path(new)
    patches = sorted(pathlib.Path(series).resolve().glob("0*.patch"))[1:]
    lines = (line for patch in patches for line in patch.read_text().splitlines())
    for file in {line[6:] for line in lines if line.startswith("--- a/")}:
        (new / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tree / file, new / file)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "before"], ["am", "-q", *patches]):
        subprocess.run(["git", *command], cwd=new, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
