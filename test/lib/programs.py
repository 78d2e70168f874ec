"""What tests share that compile code before and after a rewrite, and run both."""

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import doors

INPUTS = Path(__file__).resolve().parents[1] / "cases" / "Inputs"
# The suite says which LLVM the tool is built with.
CLANG = "clang-" + os.environ["SWAPFOLD_LLVM"]
COMPILE = [CLANG, "-std=gnu11", "-w", "-I."]
# What the program is compiled with: each set shows other branches of swapops.h.
OPTIONS = [[], ["-DCFG_A"]]
# A comment, which a backslash may continue, or a literal.
QUIET = re.compile(
    r'(/\*.*?\*/|//(?:\\\n|[^\n])*)|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL
)


class Failure(Exception):
    """What a test has found to be wrong, in words."""


def must(command, tree):
    """What COMMAND prints, run in TREE. Raises Failure if it fails."""
    status, output = doors.run(command, tree)
    if status:
        raise Failure(f"{' '.join(map(str, command))}: status {status}\n{output}")
    return output


def comments(text):
    """How often each comment stands in TEXT, which is C."""
    return Counter(match[1] for match in QUIET.finditer(text) if match[1])


class Program:
    """A file of functions that cases/Inputs/harness.c calls, in a tree of its own."""

    def __init__(self, work, name, swapfold, options=(), whole=False):
        """NAME is the file's, which the caller writes to the directory WORK, made
        anew here; SWAPFOLD is the program to rewrite it with, OPTIONS are its own, and
        WHOLE says that it rewrites what NAME includes as well."""
        self.tree, self.name = Path(work).resolve(), name
        self.rewritten = "." if whole else name
        self.door, self.fixes = doors.tool_door(swapfold, options), doors.fix_door(swapfold, options)
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(INPUTS, self.tree)
        # The top of a tree. Without it the tool would take the build directory for
        # one, and read what other tests write there meanwhile.
        (self.tree / ".clang-tidy").write_text("Checks: '-*'\n")

    def outputs(self, more=()):
        """What the program prints, for each of OPTIONS, compiled with MORE too."""
        found = []
        for options in OPTIONS:
            # Both as one unit: half of the time goes into starting compilers.
            both = ["-include", "harness.c", self.name]
            must([*COMPILE, *options, *more, *both, "-o", "program"], self.tree)
            found.append(must(["timeout", "60", self.tree / "program"], self.tree))
        return found

    def texts(self):
        """The texts of the file and of the header that a rewrite may change."""
        return {name: (self.tree / name).read_text() for name in (self.name, "swapops.h")}

    def rewrite(self):
        """Applies the rules in place. Gives what the tool has said."""
        _, said = self.door.run(self.tree, self.rewritten, "swapops-*", ["-I.", "-std=gnu11"])
        return said

    def fix(self):
        """Applies the fixes of the rules that only `swapfold check` applies. Gives what
        the tool has said."""
        _, said = self.fixes.run(self.tree, self.rewritten, "swapops-joint-predicate", ["-I.", "-std=gnu11"])
        return said
