#!/usr/bin/env python3
"""Prints the counts of lit result files (xunit XML): N passed, N failed. A file that is
not there counts as a failure: it did not come to these tests."""

import os
import sys
import xml.etree.ElementTree as xml

tests = failed = skipped = 0
for results in sys.argv[1:]:
    if not os.path.exists(results):
        tests, failed = tests + 1, failed + 1
        continue
    for suite in xml.parse(results).getroot().iter("testsuite"):
        tests += int(suite.get("tests"))
        failed += int(suite.get("failures"))
        skipped += int(suite.get("skipped", 0))
line = f"{tests - failed - skipped} passed, {failed} failed"
print(line + (f", {skipped} skipped" if skipped else ""))
