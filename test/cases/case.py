#!/usr/bin/env python3
"""Compiles one file before and after `swapfold rewrite` has changed it, and runs
both over every type of entry, with a kind's option on and off.

    case.py FILE --work DIR --swapfold PROGRAM

The file has a function run(); Inputs/swapops.h declares what it calls, and
Inputs/harness.c calls it. Fails unless both print the same, every comment is
still there, and a second rewrite changes nothing. Prints what the first one said,
and what it changed.
"""

import argparse
import difflib
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "rules" / "harness"))
import doors  # noqa: E402

COMPILE = ["clang-19", "-std=gnu11", "-w", "-I."]
OPTIONS = [[], ["-DCFG_A"]]
# A comment, which a backslash may continue, or a literal.
QUIET = re.compile(
    r'(/\*.*?\*/|//(?:\\\n|[^\n])*)|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL
)


class Failure(Exception):
    pass


def must(command, tree):
    status, output = doors.run(command, tree)
    if status:
        raise Failure(f"{' '.join(map(str, command))}: status {status}\n{output}")
    return output


def comments(text):
    return Counter(match[1] for match in QUIET.finditer(text) if match[1])


class Case:
    def __init__(self, args):
        self.file = args.file.name
        self.tree = args.work.resolve()
        self.door = doors.tool_door(args.swapfold)
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(HERE / "Inputs", self.tree)
        shutil.copy(args.file, self.tree)
        # The top of a tree. Without it the tool would take the build directory for
        # one, and read what other tests write there meanwhile.
        (self.tree / ".clang-tidy").write_text("Checks: '-*'\n")

    def outputs(self):
        """What the program prints, for each set of options."""
        found = []
        for options in OPTIONS:
            must([*COMPILE, *options, self.file, "harness.c", "-o", "program"], self.tree)
            found.append(must([self.tree / "program"], self.tree))
        return found

    def texts(self):
        return {name: (self.tree / name).read_text() for name in (self.file, "swapops.h")}

    def rewrite(self):
        _, said = self.door.run(self.tree, self.file, "swapops-*", ["-I.", "-std=gnu11"])
        return said

    def run(self):
        before, printed = self.texts(), self.outputs()
        print(self.rewrite())
        after = self.texts()
        for name, text in after.items():
            lines = [before[name].splitlines(), text.splitlines()]
            print("\n".join(difflib.unified_diff(*lines, name, name, lineterm="")))
            if lost := comments(before[name]) - comments(text):
                raise Failure(f"{name} has lost {', '.join(lost)}")
        for options, *both in zip(OPTIONS, printed, self.outputs()):
            for old, new in zip(*(text.splitlines() for text in both)):
                if old != new:
                    raise Failure(f"{options}: '{old}' has become '{new}'")
        self.rewrite()
        if self.texts() != after:
            raise Failure("a second rewrite changes more")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    try:
        Case(parser.parse_args()).run()
    except (Failure, OSError, RuntimeError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
