"""Every link in the docs to a file of the repository leads somewhere, and no
file names a path of somebody's machine."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
wrong = []
for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target and not (page.parent / target).exists():
            wrong.append(f"{page.relative_to(root)}: no {target}")

private = re.compile(rb"/(home|Users|root|work|mnt)/\w|/tmp/\w+/")
skipped = {".git", "__pycache__", Path(__file__).name}
for path in sorted(root.rglob("*")):
    parts = path.relative_to(root).parts
    if skipped & set(parts) or parts[0].startswith("build") or not path.is_file():
        continue
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if private.search(line):
            wrong.append(f"{path.relative_to(root)}:{number}: a path of one machine")
print("\n".join(wrong))
sys.exit(bool(wrong))
