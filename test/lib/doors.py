"""The doors to the rules: clang-tidy with the plugin, and two commands of the tool."""

import re
import subprocess
from pathlib import Path

DIAGNOSTIC = re.compile(
    r"(?P<file>[^:\n]+):(?P<line>\d+):\d+: (?P<kind>error|warning|remark|note): (?P<text>.*)"
)
RULE = re.compile(r" \[[\w.,-]+\]$")
SNIPPET = re.compile(r" *\d* \|")
# What the doors add of their own.
OWN_NOTES = re.compile(r"FIX-IT applied|expanded from macro |this fix will not be applied")


class Diagnostic:
    def __init__(self, kind, file, line, text):
        self.kind, self.file, self.line, self.text = kind, file, line, text

    def __str__(self):
        where = f"{self.file}:" if self.file else ""
        return f"{where}{self.line}: {self.kind}: {self.text}"


def read_diagnostics(output, tree, main):
    """The diagnostics in a door's output; a file is None if it is `main`, else
    relative to `tree`."""
    found = []
    for line in output.splitlines():
        match = DIAGNOSTIC.match(line)
        if not match or OWN_NOTES.match(match["text"]):
            continue
        path = (tree / match["file"]).resolve()
        file = path.relative_to(tree).as_posix() if path.is_relative_to(tree) else str(path)
        text = RULE.sub("", match["text"])
        found.append(
            Diagnostic(match["kind"], None if file == main else file, int(match["line"]), text)
        )
    return found


def run(command, tree):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=tree,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


class Door:
    """Runs `rules` over `main` in `tree`, applying every fix in place, if it does."""

    def __init__(self, name, command, good):
        self.name, self.command, self.good = name, command, good

    def run(self, tree, main, rules, flags):
        """The diagnostics that were shown, and the output; files of `tree`
        have changed."""
        tree = Path(tree).resolve()
        status, output = run(self.command(tree / main, rules, flags), tree)
        if status not in self.good:
            raise RuntimeError(f"{self.name} ended with status {status}:\n{output}")
        shown = [line for line in output.splitlines() if not SNIPPET.match(line)]
        return read_diagnostics(output, tree, main), "\n".join(shown)


def tidy_door(clang_tidy, plugin):
    def command(main, rules, flags):
        load = ["-load", plugin] if plugin else []
        checks = f"-checks=-*,{rules}"
        return [clang_tidy, *load, "--quiet", "--fix", checks, main, "--", *flags]

    # 1: there were errors, which show among the diagnostics.
    return Door("clang-tidy", command, (0, 1))


def tool_door(swapfold, options=()):
    def command(main, rules, flags):
        return [swapfold, "rewrite", "-v", "--in-place", f"--rules={rules}", *options, main, "--", *flags]

    return Door("swapfold", command, (0, 1))


def check_door(swapfold):
    """`swapfold check`, which only says: of `main` and every header beside it."""

    def command(main, rules, flags):
        headers = sorted(main.parent.glob("*.h"))
        return [swapfold, "check", "-v", f"--rules={rules}", main, *headers, "--", *flags]

    return Door("swapfold check", command, (0, 1))


def fix_door(swapfold, options=()):
    """`swapfold check --fix`, of `main` alone."""

    def command(main, rules, flags):
        return [swapfold, "check", "--fix", f"--rules={rules}", *options, main, "--", *flags]

    return Door("swapfold check --fix", command, (0, 1))
