"""Every link in the docs to a file of the repository leads somewhere, so does every
path in the code spans of docs/design.md and docs/adding-a-rule.md, every page is in
docs/README.md, and no file names a path of somebody's machine."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
wrong = []
core = root / "kernel-fixtures/exclusive-core"
pages = [*root.glob("*.md"), *sorted((root / "docs").rglob("*.md")), *core.glob("*.md")]
for page in pages:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target and not (page.parent / target).exists():
            wrong.append(f"{page.relative_to(root)}: no {target}")

PATH = re.compile(r"`((?:rewrites|checks|tools|test|docs|kernel-fixtures)/[\w./-]*)[` ]")
for name in ("docs/design.md", "docs/adding-a-rule.md", "CONTRIBUTING.md"):
    paths = PATH.findall((root / name).read_text(encoding="utf-8"))
    if not paths:
        wrong.append(f"{name}: names no path: does this test still read it?")
    for path in paths:
        if not (root / path).exists():
            wrong.append(f"{name}: no {path}")

index = (root / "docs/README.md").read_text(encoding="utf-8")
for page in sorted((root / "docs").rglob("*.md")):
    link = str(page.relative_to(root / "docs"))
    if link != "README.md" and f"]({link})" not in index:
        wrong.append(f"docs/README.md: no link to {link}")

private = re.compile(rb"/(home|Users|root|work|mnt)/\w|/tmp/\w+/")
skipped = {".git", "__pycache__", Path(__file__).name}
# Build directories hold prepared kernels, whose names alone take long to list.
tops = [top for top in sorted(root.iterdir()) if top.name not in skipped and not top.name.startswith("build")]
for path in [path for top in tops for path in (top, *sorted(top.rglob("*")))]:
    if skipped & set(path.relative_to(root).parts) or not path.is_file():
        continue
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if private.search(line):
            wrong.append(f"{path.relative_to(root)}:{number}: a path of one machine")
print("\n".join(wrong))
sys.exit(bool(wrong))
