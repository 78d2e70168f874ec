"""A rule's test: one file holds the code before, the code after, and what the
rule says.

    // RUN: %check_rule %s RULE
    // WARN(family.h): the text of a diagnostic in a header
    #include "family.h"

    //--- before
    // WARN: the text of the diagnostic on the next line of code
    if (is_migration_entry(entry))
    //--- after
    if (is_pfn_swap_entry(entry))
    //--- both
    page = NULL;	// NOTE: the text of a note on this very line

What stands before the first marker is in both. Markers, expectations and lit's
own lines are taken out before any tool sees the code, so they are never in an
edit's way. In an expected text '...' stands for anything.
"""

import re

LIT = re.compile(rb"// ?(RUN|REQUIRES|UNSUPPORTED|XFAIL):")
MARKER = re.compile(rb"//--- (before|after|both)\s*$")
EXPECTATION = re.compile(
    rb"(?P<code>.*?)[ \t]*// (?P<kind>WARN|REMARK|NOTE)(\((?P<header>[^)]+)\))?: (?P<text>.*?)\s*$"
)
KINDS = {b"WARN": "warning", b"REMARK": "remark", b"NOTE": "note"}


class TestFileError(Exception):
    """The test itself is written wrongly."""


class Expected:
    """A diagnostic that must come: in `file` (None: the test's own), on `line`
    of the code before (None in a header: anywhere), saying `text`."""

    def __init__(self, kind, file, line, text, origin):
        self.kind, self.file, self.line = kind, file, line
        self.text, self.origin = text, origin
        parts = (re.escape(part) for part in text.split("..."))
        self.pattern = re.compile(".*".join(parts) + r"\Z")

    def matches(self, diagnostic):
        return (
            diagnostic.kind == self.kind
            and diagnostic.file == self.file
            and self.line in (None, diagnostic.line)
            and self.pattern.match(diagnostic.text)
        )

    def __str__(self):
        where = f"({self.file})" if self.file else ""
        return f"{self.origin}: {self.kind}{where}: {self.text}"


class TestFile:
    """`before` and `after` are bytes; `expected` a list; `origin` gives the
    line in the test for each line (from 1) of `before`."""

    def __init__(self, content):
        self.before, self.after = b"", b""
        self.expected, self.origin = [], {}
        waiting = []
        sections = {"both"}
        seen = set()
        for number, line in enumerate(content.splitlines(keepends=True), 1):
            marker = MARKER.match(line)
            if marker:
                self._close(waiting)
                sections = {marker.group(1).decode()}
                seen |= sections
                continue
            if LIT.match(line):
                continue
            found = EXPECTATION.match(line)
            if found:
                line = self._expect(found, line, sections, number, waiting)
                if line is None:
                    continue
            if sections & {"both", "before"}:
                self.before += line
                kept = self.before.count(b"\n") + (not line.endswith(b"\n"))
                self.origin[kept] = number
                for expected in waiting:
                    expected.line = kept
                waiting.clear()
            if sections & {"both", "after"}:
                self.after += line
        self._close(waiting)
        if ("before" in seen) != ("after" in seen):
            raise TestFileError("a 'before' without an 'after', or the reverse")

    def _expect(self, found, line, sections, number, waiting):
        """Notes an expectation; returns what is left of its line, or None."""
        if sections == {"after"}:
            raise TestFileError(f"{number}: an expectation in an 'after' section")
        header = found["header"].decode() if found["header"] else None
        expected = Expected(
            KINDS[found["kind"]], header, None, found["text"].decode(), number
        )
        self.expected.append(expected)
        if not header:
            waiting.append(expected)
        if not found["code"].strip():
            return None
        return found["code"] + line[len(line.rstrip(b"\r\n")) :]

    @staticmethod
    def _close(waiting):
        if waiting:
            raise TestFileError(f"{waiting[0].origin}: an expectation about no line")
