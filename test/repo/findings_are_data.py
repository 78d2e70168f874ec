"""Fails where a source reads what a finding, a note or an error says: that is
made of data, and the data is there to ask (rewrites/text/FindingText.h)."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
READS = r"(?:starts_with|ends_with|consume_front|consume_back|split|r?find|contains|substr|slice)\w*\("
# A message, wrapped in a StringRef or made a string, and then a question.
READ = re.compile(
    r"\b(?:\w+(?:\.|->))*(?:Message|Note\.Text|What\.Text|Gist)(?:\.str\(\))?\)?\s*\.\s*" + READS
)
PREFIX = re.compile(r'"header has no "\s*\)|"leave out"')


def offences(text):
    for pattern in (READ, PREFIX):
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match[0]


# What was there once: a search that finds none of these finds nothing.
for once in (
    'StringRef(P.Message).starts_with("header has no ")',
    "StringRef(P.Message)\n    .split(\"leave out\")",
    'StringRef(Note.Text).starts_with("not ")',
    'StringRef(E.What.Text).contains("undeclared")',
    "P.Message.str().find('x')",
):
    if not list(offences(once)):
        sys.exit(f"not found any more: {once}")

wrong = []
read = 0
for folder in ("rewrites", "checks", "tools"):
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in (".cpp", ".h"):
            continue
        read += 1
        for line, what in offences(path.read_text(encoding="utf-8")):
            wrong.append(f"{path.relative_to(root)}:{line}: reads a text: {what}")
if not read:
    sys.exit("no sources found")
print("\n".join(wrong))
sys.exit(bool(wrong))
