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
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from programs import OPTIONS, Failure, Program, comments  # noqa: E402


def run(args):
    program = Program(args.work, args.file.name, args.swapfold)
    shutil.copy(args.file, program.tree)
    before, printed = program.texts(), program.outputs()
    print(program.rewrite())
    after = program.texts()
    for name, text in after.items():
        lines = [before[name].splitlines(), text.splitlines()]
        print("\n".join(difflib.unified_diff(*lines, name, name, lineterm="")))
        if lost := comments(before[name]) - comments(text):
            raise Failure(f"{name} has lost {', '.join(lost)}")
    for options, *both in zip(OPTIONS, printed, program.outputs()):
        for old, new in zip(*(text.splitlines() for text in both)):
            if old != new:
                raise Failure(f"{options}: '{old}' has become '{new}'")
    program.rewrite()
    if program.texts() != after:
        raise Failure("a second rewrite changes more")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    try:
        run(parser.parse_args())
    except (Failure, OSError, RuntimeError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
