"""The core's README.md shows what the example program prints, and names tests that
there are.

    document.py ROOT TIMELINE TESTS
"""

import re
import subprocess
import sys
from pathlib import Path

root, timeline, tests = sys.argv[1:]
text = (Path(root) / "kernel-fixtures/exclusive-core/README.md").read_text(encoding="utf-8")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lines(printed):
    return [line for line in printed.splitlines() if line]


shown = "\n".join(re.findall(r"```timeline\n(.*?)\n```", text, re.S))
if not shown or lines(shown) != lines(output(timeline)):
    sys.exit("the timelines are not what the program prints")

there, suite = set(), ""
for line in output(tests, "--gtest_list_tests").splitlines():
    if line.startswith("  "):
        there.add(suite + line.split()[0])
    elif "." in line:
        suite = re.sub(r"/\d+", "", line.split()[0])
named = set(re.findall(r"`(\w+Test\.\w+)`", text))
if not named or named - there:
    sys.exit("no such tests: " + ", ".join(sorted(named - there)))
