#!/usr/bin/env python3
"""Makes a copy of a kernel tree that a test may change.

    checkout.py TREE COPY

Files are hard links where possible, but for the directories that the family is
used in: whatever writes there must not reach the original.
"""
import pathlib
import shutil
import subprocess
import sys

OWN = ["mm", "fs/proc", "include/linux"]


def main(tree, copy):
    tree, copy = pathlib.Path(tree), pathlib.Path(copy)
    shutil.rmtree(copy, ignore_errors=True)
    copy.parent.mkdir(parents=True, exist_ok=True)
    if subprocess.run(["cp", "-al", tree, copy], stderr=subprocess.DEVNULL).returncode != 0:
        shutil.rmtree(copy, ignore_errors=True)  # another file system
        subprocess.run(["cp", "-a", tree, copy], check=True)
        return
    for directory in OWN:
        shutil.rmtree(copy / directory)
        subprocess.run(["cp", "-a", tree / directory, copy / directory], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
