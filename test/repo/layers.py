"""Holds the sources to the order of their folders.

    layers.py ROOT        fails if a source breaks a rule below
    layers.py ROOT TRIES  shows on a copy in TRIES that wrong includes are seen

A source includes its own folder and those before it (folders.py) only. A command
does not include another, but rewrite and review may include verify. A check does not use what
stands behind rules/, which the plugin does not have. Each folder has at most 25
.cpp, each source under 350 lines. docs/design.md draws the folders in that order.
A check gets the entry family's header only if it is an entry rule or includes it
itself. The simplest rule includes three of our headers beside its own.
"""

import re
import shutil
import sys
from collections import Counter
from pathlib import Path

from folders import order

COMMANDS = {
    f"tools/swapfold/{name}"
    for name in ("verify", "rewrite", "check", "families", "review", "doctor")
}
ALLOWED = {(f"tools/swapfold/{name}", "tools/swapfold/verify") for name in ("rewrite", "review")}
INCLUDE = re.compile(r'^\s*#\s*include\s*"((?:rewrites|checks|tools/swapfold)/[^"]+)"', re.M)
MOST_SOURCES, MOST_LINES = 25, 349
FAMILY = "rewrites/family/EntryFamily.h"
WITH_FAMILY = {FAMILY, "checks/base/SwapopsCheck.h"}
# The rule that docs/adding-a-rule.md calls simple, and how many headers it may have
# beside its own and the registry.
SIMPLE = "NeedlessLocal"
MOST_HEADERS = 3
# From a folder's source to a header that it must not include.
WRONG = {
    "rewrites/text/HeaderText.cpp": "rewrites/rules/Fold.h",
    "rewrites/rules/Fold.cpp": "rewrites/plan/Plan.h",
    "checks/swapops/EntryChain.cpp": "rewrites/scan/Scan.h",
    "tools/swapfold/parse/Worker.cpp": "tools/swapfold/check/Check.h",
    "tools/swapfold/review/Review.cpp": "tools/swapfold/rewrite/Rewrite.h",
}


def sources(root, folder):
    return sorted(path for path in (root / folder).iterdir() if path.suffix in (".cpp", ".h"))


def include_is_wrong(folder, header, place):
    target = str(Path(header).parent)
    if target not in place:
        return "is in no folder of the order"
    if place[target] > place[folder]:
        return f"{folder} stands before {target}"
    if {folder, target} <= COMMANDS and folder != target and (folder, target) not in ALLOWED:
        return "a command includes another"
    return ""


def included(root, name, seen):
    """Adds to SEEN our headers that the file NAME includes, by way of others too."""
    for header in INCLUDE.findall((root / name).read_text(encoding="utf-8")):
        if header not in seen and (root / header).exists():
            seen.add(header)
            included(root, header, seen)
    return seen


def check_problems(root):
    """What checks include and do not need."""
    for path in sources(root, "checks/swapops") + sources(root, "checks/kstyle"):
        name = str(path.relative_to(root))
        asked = WITH_FAMILY & set(INCLUDE.findall(path.read_text(encoding="utf-8")))
        if not asked and FAMILY in included(root, name, set()):
            yield f"{name}: {FAMILY}: comes in by way of another header"
    own = [f"checks/kstyle/{SIMPLE}.cpp", f"rewrites/rules/{SIMPLE}.h"]
    needed = {h for name in own for h in INCLUDE.findall((root / name).read_text(encoding="utf-8"))}
    needed -= {own[1], "checks/Checks.h"}
    if not 0 < len(needed) <= MOST_HEADERS:
        yield f"{own[0]}: needs {', '.join(sorted(needed))}, of {MOST_HEADERS} that it may"


def drawn(root):
    """The folders that the first picture of docs/design.md shows, in its order."""
    page = (root / "docs/design.md").read_text(encoding="utf-8")
    picture = re.search(r"^```mermaid\n(.*?)^```", page, re.M | re.S)
    return re.findall(r'"((?:rewrites|checks|tools/swapfold)(?:/\w+)*)/"', picture[1] if picture else "")


def problems(root):
    names = order(root)
    place = {name: number for number, name in enumerate(names)}
    found, includes = [], 0
    # What a folder of the disk is that CMake does not know.
    for top in ("rewrites", "checks", "tools/swapfold"):
        for path in sorted((root / top).rglob("*.cpp")):
            if str(path.parent.relative_to(root)) not in place:
                found.append(f"{path.relative_to(root)}: in no folder of the order")
    tops = ("rewrites", "checks", "tools", "test", "kernel-fixtures")
    counts = Counter(path.parent for top in tops for path in (root / top).rglob("*.cpp"))
    for folder, count in sorted(counts.items()):
        if count > MOST_SOURCES:
            found.append(f"{folder.relative_to(root)}: {count} .cpp, at most {MOST_SOURCES} are wanted")
    for folder in names:
        for path in sources(root, folder):
            text = path.read_text(encoding="utf-8")
            if text.count("\n") > MOST_LINES:
                found.append(f"{path.relative_to(root)}: {text.count(chr(10))} lines")
            for header in INCLUDE.findall(text):
                if header == "checks/Rules.def":
                    continue
                includes += 1
                made = header.endswith(".inc")  # of a .td file
                if not made and not (root / header).exists():
                    found.append(f"{path.relative_to(root)}: {header} does not exist")
                elif why := include_is_wrong(folder, header, place):
                    found.append(f"{path.relative_to(root)}: {header}: {why}")
    if includes < 100:
        found.append(f"only {includes} includes found: does this test still read them?")
    found += check_problems(root)
    if drawn(root) != names:
        found.append(f"docs/design.md draws {drawn(root)}, CMake has {names}")
    return found


def copy(root, to):
    shutil.rmtree(to, ignore_errors=True)
    for part in ("rewrites", "checks", "tools/swapfold"):
        shutil.copytree(root / part, to / part)
    (to / "docs").mkdir()
    shutil.copy(root / "docs/design.md", to / "docs")


def unseen(root, tries):
    """What a copy with one wrong include each does not fail for."""
    copy(root, tries)
    missed = []
    for source, header in WRONG.items():
        path = tries / source
        text = path.read_text(encoding="utf-8")
        path.write_text(f'#include "{header}"\n{text}', encoding="utf-8")
        if [line.split(": ")[:2] for line in problems(tries)] != [[source, header]]:
            missed.append(f"{source}: an include of {header} is not what it fails for")
        path.write_text(text, encoding="utf-8")
    # The order allows this one, but then every check has the family.
    path = tries / "checks/base/RuleCheck.h"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'#include "{FAMILY}"\n{text}', encoding="utf-8")
    if not any(line.startswith(f"checks/kstyle/{SIMPLE}.cpp: {FAMILY}") for line in problems(tries)):
        missed.append(f"{path.name}: nothing fails for the family in it")
    return missed


if __name__ == "__main__":
    ROOT = Path(sys.argv[1])
    wrong = unseen(ROOT, Path(sys.argv[2])) if len(sys.argv) > 2 else problems(ROOT)
    print("\n".join(wrong))
    sys.exit(bool(wrong))
