"""Reads what the rules say: a message starts in lowercase and has no final
stop. The harness of test/rules asks the same of every message that it sees."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
# A literal, or several in a row, right behind what makes it a message.
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
MESSAGE = re.compile(
    r"(?:\bdiag\((?:[^;\"]*?,\s*)?|\bfailure\(\s*|\bMessage\s*\+?=\s*)" + LITERALS
)
seen = 0
wrong = []
for folder in ("checks", "rewrites"):
    for path in sorted((root / folder).rglob("*.cpp")):
        text = path.read_text(encoding="utf-8")
        for match in MESSAGE.finditer(text):
            seen += 1
            message = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1]))
            line = text.count("\n", 0, match.start()) + 1
            if message[:1].isupper() or message.rstrip().endswith("."):
                wrong.append(f"{path.relative_to(root)}:{line}: {message}")
print("\n".join(wrong))
if not seen:
    sys.exit("no messages found: does this test still know how rules write them?")
sys.exit(bool(wrong))
