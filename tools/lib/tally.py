#!/usr/bin/env python3
"""Prints the counts of a lit result file (xunit XML): N passed, N failed."""

import sys
import xml.etree.ElementTree as xml

suites = xml.parse(sys.argv[1]).getroot().iter("testsuite")
tests = failed = skipped = 0
for suite in suites:
    tests += int(suite.get("tests"))
    failed += int(suite.get("failures"))
    skipped += int(suite.get("skipped", 0))
line = f"{tests - failed - skipped} passed, {failed} failed"
print(line + (f", {skipped} skipped" if skipped else ""))
