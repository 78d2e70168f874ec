"""The folders of the sources, in the order in which each may use those before it,
as the swapfold_folder() lines of the two CMakeLists.txt say it."""

import re

WITH_FOLDERS = ("rewrites", "tools/swapfold")


def folders(root, where):
    """The names of the folders of WHERE, one of WITH_FOLDERS, in order."""
    build = (root / where / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.findall(r"^swapfold_folder\((\w+)", build, re.M)


def order(root):
    """Paths of all folders in order. checks/ and what it shares come after rules/."""
    rewrites = [f"rewrites/{name}" for name in folders(root, "rewrites")]
    rules = rewrites.index("rewrites/rules") + 1
    tool = [f"tools/swapfold/{name}" for name in folders(root, "tools/swapfold")]
    checks = ["checks/base", "checks", "checks/swapops", "checks/kstyle", "checks/plugin"]
    return [*rewrites[:rules], *checks, *rewrites[rules:], *tool, "tools/swapfold"]
