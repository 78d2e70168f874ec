#!/usr/bin/env python3
"""How the files of a kernel tree that swapfold has looked at on this machine compile.

    commands.py TREE

Prints a compile_commands.json of what swapfold keeps, by the folders of TREE, of
Kbuild's answers for this machine's allyesconfig.
"""
import json
import os
import pathlib
import platform
import sys


def commands_of(tree):
    """The entries of a compile_commands.json; fails if nothing is kept of TREE."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "swapfold"
    for build in sorted(cache.glob(f"*-{platform.machine()}-allyesconfig")):
        if (build / "source").resolve() == pathlib.Path(tree).resolve():
            files = sorted((build / "swapfold.answers").rglob("compile_commands.json"))
            if files:
                return [entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))]
    raise SystemExit(f"{tree}: nothing prepared in {cache}")


if __name__ == "__main__":
    json.dump(commands_of(sys.argv[1]), sys.stdout)
