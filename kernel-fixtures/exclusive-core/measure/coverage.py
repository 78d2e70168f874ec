#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How much of the core its tests run.

    coverage.py [--show] [--tools DIR] [FORM...]

Prints a line for each form, and with --show the lines and branches that are
left. Fails under 95 % of the lines or 85 % of the branches. Random sequences
run in processes of their own, which count nothing.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root))
from forms import CONFIGURATIONS, LAYERS, flags, layered, macro  # noqa: E402

WANTED = {"lines": 95, "branches": 85}
INSTRUMENT = ["-O0", "-w", "-fprofile-instr-generate", "-fcoverage-mapping"]


def build(tools, form, work):
    """The tests, instrumented where they are the core's."""
    base = flags(root, form, CONFIGURATIONS["full"]) + [macro(root, form)]
    core = [file for file in layered(root, form).values() if file.suffix == ".cpp"]
    tests = sorted((root / "test").glob("*.cpp"))
    # As many parts as make it quick: most of a part is the library's headers.
    parts = {"core0": core[::2], "core1": core[1::2], "tests0": tests[::2], "tests1": tests[1::2]}

    def compile_part(name):
        source, target = work / f"{name}.cpp", work / f"{name}.o"
        source.write_text("".join(f'#include "{file}"\n' for file in parts[name]))
        more = INSTRUMENT if name.startswith("core") else ["-O0", "-w"]
        command = [f"{tools}clang++", *base, *more, "-c", str(source), "-o", str(target)]
        subprocess.run(command, check=True)
        return str(target)

    with ThreadPoolExecutor(2) as pool:
        objects = list(pool.map(compile_part, parts))
    program = work / "tests"
    command = [f"{tools}clang++", "-fprofile-instr-generate", "-o", str(program), *objects]
    subprocess.run([*command, "-lgtest", "-lgtest_main", "-lpthread"], check=True)
    return program


def measure(tools, form, show, work):
    """The totals, as llvm-cov exports them."""
    program = build(tools, form, work)
    raw, profile = work / "raw", work / "profile"
    done = subprocess.run(
        [str(program), "--gtest_filter=-*DeathTest*:Random*", "--gtest_brief=1"],
        env={"LLVM_PROFILE_FILE": str(raw)}, capture_output=True, text=True, check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)
    command = [f"{tools}llvm-profdata", "merge", "-o", str(profile), str(raw)]
    subprocess.run(command, check=True)
    about = [str(program), f"-instr-profile={profile}", "-ignore-filename-regex=/test/|/usr/"]
    if show:
        # Lines that never ran, and branches that went one way only.
        command = [f"{tools}llvm-cov", "show", *about, "-show-branches=count"]
        subprocess.run(command, check=True)
    command = [f"{tools}llvm-cov", "export", "-summary-only", *about]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["data"][0]["totals"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--tools", default="/usr/lib/llvm-19/bin")
    parser.add_argument("forms", nargs="*", default=["after"])
    options = parser.parse_args()
    low = False
    for form in options.forms:
        if form not in LAYERS:
            parser.error(f"{form}: not a form")
        with tempfile.TemporaryDirectory() as work:
            totals = measure(options.tools + "/", form, options.show, Path(work))
        parts = []
        for what, wanted in WANTED.items():
            share = totals[what]["percent"]
            low |= share < wanted
            parts.append(f"{share:.1f} % of {totals[what]['count']} {what}")
        print(f"{form}: " + ", ".join(parts))
    return low


if __name__ == "__main__":
    sys.exit(main())
