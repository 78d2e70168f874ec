#!/usr/bin/env python3
"""Runs one rule's test (see testfile.py) through all doors.

    check_rule.py TEST RULES [--option RULE.NAME=VALUE]... [-- FLAGS]

Fails unless, at each door, the diagnostics are those expected and no others,
their messages are lowercase without a final stop, the fixed text is the
expected one byte for byte, and a second run changes nothing. A header in
Inputs/ changes if and only if the test expects a warning in it, and then to the
text of Inputs/HEADER.fixed. The fixed text compiles with -Werror under every mix
of the kinds' options.
"""

import argparse
import difflib
import itertools
import os
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lib"))
import doors  # noqa: E402
from testfile import TestFile, TestFileError  # noqa: E402

KERNEL_STYLE = Path(__file__).parents[3] / "kernel-fixtures/mini-tree/.clang-format"
KIND_OPTIONS = ["CONFIG_MIGRATION", "CONFIG_DEVICE_PRIVATE"]
OTHER_OPTIONS = ["-DCONFIG_MMU", "-DCONFIG_MEMORY_FAILURE"]
# The tool says under -v what clang-tidy says under this option.
SAME_AS_VERBOSE = "swapops-entry-chain.ReportLadders=true"
INCLUDE = re.compile(rb'^#include "([^"]+)"', re.M)
WARNINGS = ["-Wall", "-Werror"]
RULES = Path(__file__).parents[3] / "checks/Rules.def"
REWRITING = re.findall(r'"([^"]+)",\s*\w+,\s*Rewrite', RULES.read_text(encoding="utf-8"))
LLVM = os.environ["SWAPFOLD_LLVM"]
COMPILERS = {".c": [f"clang-{LLVM}", "gcc"], ".cpp": [f"clang++-{LLVM}", "g++"]}


def arguments():
    # What follows a bare -- is for the compiler and none of argparse's business.
    words, flags = sys.argv[1:], []
    if "--" in words:
        at = words.index("--")
        words, flags = words[:at], words[at + 1 :]
    parser = argparse.ArgumentParser()
    parser.add_argument("test", type=Path)
    parser.add_argument("rules")
    parser.add_argument("--option", action="append", default=[], metavar="RULE.NAME=VALUE")
    parser.add_argument("--inputs", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin")
    parser.add_argument("--swapfold")
    parsed = parser.parse_args(words)
    parsed.flags = flags
    return parsed


def included(code, inputs):
    """The headers of `inputs` that `code` includes, by way of others too. No
    more, lest the tool find the families of all of them."""
    found = {}
    waiting = [code]
    while waiting:
        for name in INCLUDE.findall(waiting.pop()):
            header = inputs / name.decode()
            if header.name not in found and header.exists():
                found[header.name] = header
                waiting.append(header.read_bytes())
    return found.values()


def show_difference(wanted, got, names):
    def lines(text):
        return text.decode("utf-8", "backslashreplace").splitlines(keepends=True)

    return "".join(
        line if line.endswith("\n") else line + "\n\\ no newline at the end\n"
        for line in difflib.unified_diff(lines(wanted), lines(got), *names)
    )


class Checker:
    def __init__(self, args):
        self.args = args
        self.main = args.test.name
        self.test = TestFile(args.test.read_bytes())
        self.failures = []
        self.before = {self.main: self.test.before}
        self.after = {self.main: self.test.after}
        warned = {expected.file for expected in self.test.expected if expected.kind == "warning"}
        for header in included(self.test.before, args.inputs):
            self.before[header.name] = self.after[header.name] = header.read_bytes()
            if header.name in warned:
                fixed = header.with_name(header.name + ".fixed")
                self.after[header.name] = fixed.read_bytes()

    def fail(self, message):
        self.failures.append(message.rstrip("\n"))

    def make_tree(self, name, files):
        tree = self.args.work / name
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(parents=True)
        for file, content in files.items():
            (tree / file).write_bytes(content)
        # Whatever .clang-format stands above the build directory is not a kernel's.
        shutil.copy(KERNEL_STYLE, tree)
        options = [word.partition("=") for word in [SAME_AS_VERBOSE, *self.args.option]]
        config = "".join(f"  {key}: '{value}'\n" for key, _, value in options)
        (tree / ".clang-tidy").write_text(
            f"Checks: '-*,{self.args.rules}'\nHeaderFilterRegex: '.*'\n"
            f"CheckOptions:\n{config}"
        )
        return tree

    def check_diagnostics(self, door, diagnostics):
        missing = list(self.test.expected)
        for diagnostic in diagnostics:
            if diagnostic.text[:1].isupper() or diagnostic.text.endswith("."):
                self.fail(f"{door}: not lowercase, or with a final stop\n  {diagnostic}")
            match = next((e for e in missing if e.matches(diagnostic)), None)
            if match:
                missing.remove(match)
                continue
            if not diagnostic.file:
                diagnostic.line = self.test.origin.get(diagnostic.line, diagnostic.line)
            self.fail(f"{door}: nobody expected\n  {diagnostic}")
        for expected in missing:
            self.fail(f"{door}: never came\n  {expected}")

    def check_texts(self, door, tree, what):
        for file, wanted in self.after.items():
            got = (tree / file).read_bytes()
            if got != wanted:
                names = (f"{file} expected", f"{file} from {door}")
                self.fail(f"{door}: {what}\n{show_difference(wanted, got, names)}")

    def flags(self):
        return [f"-D{option}" for option in KIND_OPTIONS] + OTHER_OPTIONS + self.args.flags

    def check_door(self, door):
        flags = self.flags()
        tree = self.make_tree(door.name, self.before)
        diagnostics, output = door.run(tree, self.main, self.args.rules, flags)
        already = len(self.failures)
        self.check_diagnostics(door.name, diagnostics)
        self.check_texts(door.name, tree, "the fixed text differs")
        if len(self.failures) > already:
            return output
        tree = self.make_tree(f"{door.name}-again", self.after)
        _, output = door.run(tree, self.main, self.args.rules, flags)
        self.check_texts(door.name, tree, "a second run changed the fixed text")
        return output

    def check_says(self, door):
        tree = self.make_tree("says", self.before)
        diagnostics, output = door.run(tree, self.main, self.args.rules, self.flags())
        self.check_diagnostics(door.name, diagnostics)
        return output

    def check_compiles(self):
        tree = self.make_tree("compile", self.after)
        for compiler in COMPILERS[self.args.test.suffix]:
            for on in itertools.product([True, False], repeat=len(KIND_OPTIONS)):
                mix = [f"-D{o}" for o, is_on in zip(KIND_OPTIONS, on) if is_on]
                flags = WARNINGS + OTHER_OPTIONS + mix + self.args.flags
                command = [compiler, "-c", "-O1", "-o", "/dev/null", *flags, self.main]
                status, output = doors.run(command, tree)
                if status:
                    self.fail(f"{' '.join(command)}: the fixed text does not compile\n{output}")

    def run(self):
        jobs = [(self.check_door, doors.tidy_door(self.args.clang_tidy, self.args.plugin))]
        if self.args.swapfold:
            # What does not rewrite may speak of a header that was not asked for.
            rules = self.args.rules.split(",")
            style = all(rule.startswith("kstyle-") for rule in rules)
            if style or any(rule in REWRITING for rule in rules):
                jobs.append((self.check_door, doors.tool_door(self.args.swapfold)))
            # Of families `rewrite -v` says more: which edits exclude each other.
            if not any(rule in REWRITING for rule in rules):
                jobs.append((self.check_says, doors.check_door(self.args.swapfold)))
        for job, door in jobs:
            already = len(self.failures)
            output = job(door)
            if len(self.failures) > already:
                self.fail(f"{door.name} printed:\n{output}")
        if not self.failures:
            self.check_compiles()
        return self.failures


def main():
    args = arguments()
    try:
        failures = Checker(args).run()
    except (OSError, RuntimeError, TestFileError) as error:
        failures = [str(error)]
    for failure in failures:
        print(f"{args.test}: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
