#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What classification and conversion of entries compile to.

    measure.py [COMPILER...]

Prints two tables, as the core's README.md has them: instructions and conditional
branches of each function, and instructions executed by entry_page() for an entry
of each kind.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
WAYS = ["chain", "unified", "range", "scattered"]
FUNCTIONS = ["entry_page", "entry_has_page", "entry_to_page"]
FLAGS = (
    "-std=c++17 -O2 -DCONFIG_SWAP -DCONFIG_MIGRATION -DCONFIG_MEMORY_FAILURE"
    f" -DCONFIG_DEVICE_PRIVATE -I{here.parent}/common/include"
).split()


def assembly(compiler, way):
    command = [compiler, *FLAGS, f"-DWAY_{way.upper()}", "-S", "-o-", "-fno-asynchronous-unwind-tables"]
    command += ["-fcf-protection=none", str(here / "paths.cpp")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def count(text, function):
    """Instructions and conditional branches of a function, its cold part too."""
    instructions = branches = 0
    inside = False
    for line in text.splitlines():
        label = re.match(r"([\w.]+):", line)
        if label and not label[1].startswith("."):
            inside = label[1] in (function, f"{function}.cold")
        elif inside and (found := re.match(r"\t([a-z]\w*)", line)):
            instructions += 1
            branches += bool(re.match(r"j(?!mp)", found[1]))
    return instructions, branches


def executed(compiler, way):
    with tempfile.TemporaryDirectory() as work:
        program = f"{work}/steps"
        # An address that a frame number can name, and a function that stays one.
        command = [compiler, *FLAGS, f"-DWAY_{way.upper()}", "-no-pie", "-o", program]
        subprocess.run([*command, here / "paths.cpp", here / "steps.cpp"], check=True)
        return subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()


def main():
    compilers = sys.argv[1:] or ["g++-12", "clang++-19"]
    print("| compiler | way | " + " | ".join(f"`{name}()`" for name in FUNCTIONS) + " |")
    print("|---|---|" + "---|" * len(FUNCTIONS))
    for compiler in compilers:
        for way in WAYS:
            text = assembly(compiler, way)
            cells = ["%d, %d" % count(text, name) for name in FUNCTIONS]
            print(f"| {compiler} | {way} | " + " | ".join(cells) + " |")
    print()
    print("| compiler | way | swap | hwpoison | migration | private | exclusive |")
    print("|---|---|---|---|---|---|---|")
    for compiler in compilers:
        for way in WAYS:
            print(f"| {compiler} | {way} | " + " | ".join(executed(compiler, way)) + " |")


if __name__ == "__main__":
    main()
