"""Every rule of checks/Rules.def has its source, test, doc page, row in the README
and line in docs/README.md; and each of those belongs to a rule."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
failures = []


def same(what, found, wanted):
    """Both are lists of names; says which are missing, orphaned or doubled."""
    for name in sorted(set(found) | set(wanted)):
        if found.count(name) != wanted.count(name):
            failures.append(
                f"{what}: {name}: {found.count(name)} time(s), expected {wanted.count(name)}"
            )


def read(path):
    return (root / path).read_text(encoding="utf-8")


rule = re.compile(
    r'SWAPFOLD_RULE\("([^"]+)",\s*(\w+),\s*(Rewrite|Tree|Patch|OptIn),\s*"([^"]+)"\)'
)
rules = rule.findall(read("checks/Rules.def"))
names = [name for name, _, _, _ in rules]
groups = ("swapops", "kstyle")
# By the first word of a rule's name, the folder it is in.
sources = [f"{name.split('-')[0]}/{source}" for name, source, _, _ in rules]
same("checks/Rules.def", names, sorted(set(names)))

for name, source, _, _ in rules:
    group, *words = name.split("-")
    derived = "".join(word.capitalize() for word in words)
    if group not in groups or source != derived:
        failures.append(f"checks/Rules.def: {name} is to be in {derived}.cpp, not {source}.cpp")

# The module is in plugin/; base/ is what the rules share.
module = ["plugin/SwapfoldTidyModule"]
checks = [path for group in groups for path in (root / "checks" / group).glob("*.cpp")]
same("checks/", [f"{path.parent.name}/{path.stem}" for path in checks], sources)
base = [f"base/{path.stem}" for path in (root / "checks/base").glob("*.cpp")]
built = re.findall(r"^\s+([\w/]+)\.cpp$", read("checks/CMakeLists.txt"), re.M)
same("checks/CMakeLists.txt", built, sources + module + base)

same("docs/rules/", [path.stem for path in (root / "docs/rules").glob("*.md")], names)
sections = ["What", "Why", "Example", "Fix safety", "Options", "Known limits"]
for name, _, _, _ in rules:
    page = root / "docs/rules" / f"{name}.md"
    if page.exists():
        text = page.read_text(encoding="utf-8")
        if not text.startswith(f"# {name}\n"):
            failures.append(f"docs/rules/{name}.md does not start with its name")
        same(f"docs/rules/{name}.md", re.findall(r"^## (.*)$", text, re.M), sections)

row = re.compile(r"^\| \[([\w-]+)\]\(docs/rules/([\w-]+)\.md\) \| (.*) \| (.*) \|$", re.M)
words = {"Rewrite": "rewrite", "Tree": "trees", "Patch": "patches", "OptIn": "if asked"}
rows = row.findall(read("README.md"))
same(
    "README.md",
    [" | ".join(cells) for cells in rows],
    [" | ".join((name, name, what, words[speaks])) for name, _, speaks, what in rules],
)

index = re.findall(r"^\* \[([\w-]+)\]\(rules/([\w-]+)\.md\): (.*)$", read("docs/README.md"), re.M)
same(
    "docs/README.md",
    [" | ".join(cells) for cells in index],
    [" | ".join((name, name, what)) for name, _, _, what in rules],
)

run = re.compile(r"^// RUN: .*%check_rule %s ([\w,-]+)", re.M)
tested = set()
for test in (root / "test/rules").rglob("*"):
    if test.suffix in (".c", ".cpp") and "Inputs" not in test.parts:
        for found in run.findall(test.read_text(encoding="utf-8", errors="replace")):
            tested |= set(found.split(","))
same("test/rules/", sorted(tested), sorted(names))
for name in names:
    if not (root / "test/rules" / f"{name}.c").exists():
        failures.append(f"test/rules/{name}.c is missing")

print("\n".join(failures))
sys.exit(bool(failures))
