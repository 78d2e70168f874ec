#!/usr/bin/env python3
"""Keeps docs/precision.md: what a maintainer would say to each rule's findings.

    precision.py draw  RULE... [--seed N]   puts a sample of findings into the page
    precision.py count                      brings the page's first table up to date
    precision.py test                       fails unless the page is right
    precision.py run                        only lets all rules run

    --tree TREE --swapfold PROGRAM [-j N] [--page FILE] [--every N] [--entry] [--in DIR]

The findings are those of `swapfold check` in what is compiled of mm/ and fs/proc of TREE,
or with --entry those of the entry rules in all of it. A sample
is 20 of a rule's, drawn by a seed, or all if there are fewer. Whoever reads them
against the source writes a verdict, yes or no (would a maintainer accept the
remark?), and a reason. A row that is drawn again keeps them.

With --every, `run` takes one in N of the sources, and `test` those that a row is of:
that there are as many findings as the page says is then left out. --in, once for each,
names other folders for `run`.

Whatever looks for findings fails if the parser crashed or hung on a file, or did
not understand all of it; a header that only a build makes may be missing.

The test wants a section for each rule of checks/Rules.def; as many rows as there
should be, with verdicts and reasons; each row found again, at its line if TREE is
the version that the page names; and a rule with less than 80 % of yes to speak
nowhere by default.
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys

import sample

ROOT = pathlib.Path(__file__).resolve().parents[2]
WHERE = ["mm", "fs/proc"]
SAMPLE = 20
GOOD = 80
HEAD = "| file | line | message | verdict | reason |\n|---|---:|---|---|---|\n"
TOP = "| rule | findings | read | accepted | speaks |\n|---|---:|---:|---:|---|\n"
DRAWN = re.compile(r"^(\d+) findings?, seed (\d+)\.$", re.M)
NOTHING = "Nothing drawn yet."
CELL = re.compile(r"(?<!\\)\|")
RULE = re.compile(r'SWAPFOLD_RULE\("([^"]+)",\s*\w+,\s*(\w+),')


class Row:
    def __init__(self, file, line, message, verdict="", reason=""):
        self.file, self.line, self.message = file, int(line), message
        self.verdict, self.reason = verdict, reason

    def key(self):
        return self.file, self.line, self.message

    def anywhere(self):
        """What stays the same if the file is another version."""
        return self.file, re.sub(r"\d+", "", self.message)

    def order(self, rule, seed):
        text = "\0".join(map(str, (seed, rule, *self.key())))
        return hashlib.sha256(text.encode()).digest()

    def __str__(self):
        cells = (self.file, self.line, self.message, self.verdict, self.reason)
        return "| " + " | ".join(str(c).replace("|", "\\|") for c in cells) + " |\n"


class Section:
    """One rule of the page: its sample."""

    def __init__(self, rule, text):
        self.rule = rule
        drawn = DRAWN.search(text)
        self.found, self.seed = (int(drawn[1]), int(drawn[2])) if drawn else (None, None)
        self.rows = []
        for line in text.splitlines():
            cells = [c.strip().replace("\\|", "|") for c in CELL.split(line)]
            if len(cells) == 7 and cells[2].isdigit():
                self.rows.append(Row(*cells[1:6]))

    def accepted(self):
        return sum(row.verdict == "yes" for row in self.rows)

    def share(self):
        return 100 * self.accepted() / len(self.rows) if self.rows else 100

    def draw(self, found, seed):
        known = {row.key(): row for row in self.rows}
        some = sorted(found, key=lambda row: row.order(self.rule, seed))[:SAMPLE]
        self.rows = [known.get(row.key(), row) for row in sorted(some, key=Row.key)]
        self.found, self.seed = len(found), seed

    def __str__(self):
        text = f"## {self.rule}\n\n"
        if self.found is None:
            return text + NOTHING + "\n"
        text += f"{self.found} finding{'' if self.found == 1 else 's'}, seed {self.seed}.\n"
        if self.rows:
            text += "\n" + HEAD + "".join(map(str, self.rows))
        return text


class Page:
    def __init__(self, path):
        self.path = path
        self.intro, *rest = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.M)
        named = (re.match(r"## (\S+)\n", text)[1] for text in rest)
        self.sections = {name: Section(name, text) for name, text in zip(named, rest)}

    def files(self):
        """Those that a row is of."""
        return sorted({row.file for section in self.sections.values() for row in section.rows})

    def version(self):
        found = re.search(r"\b(\d+\.\d+\.\d+)\b", self.intro)
        return found[1] if found else None

    def table(self, rules):
        text = TOP
        for name, speaks in sorted(rules.items()):
            s = self.sections.get(name) or Section(name, "")
            share = f"{s.share():.0f} %" if s.rows else "-"
            found = "-" if s.found is None else s.found
            text += f"| [{name}](#{name}) | {found} | {len(s.rows)} | {share} | {speaks} |\n"
        return text

    def count(self, rules):
        at = self.intro.index(TOP)
        rest = self.intro[at:].split("\n\n", 1)
        self.intro = self.intro[:at] + self.table(rules) + "\n" + "".join(rest[1:])

    def write(self):
        sections = (str(self.sections[name]) for name in sorted(self.sections))
        text = self.intro.rstrip("\n") + "\n\n" + "\n".join(sections)
        self.path.write_text(text, encoding="utf-8")


def registry(entry):
    rules = RULE.findall((ROOT / "checks/Rules.def").read_text(encoding="utf-8"))
    return {rule: speaks for rule, speaks in rules if not entry or rule.startswith("swapops-")}


def some_sources(tree, files, every):
    """One in so many of the sources."""
    sources = sorted(str(source.relative_to(tree)) for file in files for source in (tree / file).rglob("*.c"))
    return [source for source in sources if sample.chosen(source, every)]


def findings(options, rules, files):
    """All that the rules find in files and directories of the tree, by rule."""
    command = [options.swapfold, "check", "--format=json", f"--rules={','.join(rules)}"]
    command += ["-j", str(options.jobs), *(str(options.tree / file) for file in files)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(2)
    report = json.loads(done.stdout)
    # What no configuration compiles is named too, without a configuration.
    broken = [f"{n['file']}: {n['reason']}" for n in report["notChecked"] if n["configuration"]]
    broken = [line for line in broken if not line.endswith("file not found")]
    broken += [f"{n['file']}:{n['line']}: {n['message']}" for n in report["notCompiling"]]
    if broken:
        sys.exit("\n".join(broken))
    found = {rule: [] for rule in rules}
    # Rules that read texts alone speak of such files as well.
    unseen = {n["file"] for n in report["notChecked"]}
    for one in (f for f in report["findings"] if f["file"] not in unseen):
        found[one["rule"]].append(Row(one["file"], one["line"], one["message"]))
    return found


def version(tree):
    makefile = (tree / "Makefile").read_text(encoding="utf-8")
    return ".".join(re.search(rf"^{n} = (\d+)", makefile, re.M)[1] for n in ("VERSION", "PATCHLEVEL", "SUBLEVEL"))


def problems(page, rules, found, exact, whole):
    for name in sorted(set(rules) ^ set(page.sections)):
        yield f"{name}: " + ("no section" if name in rules else "no such rule")
    for name, section in page.sections.items():
        if name not in rules:
            continue
        if section.found is None:
            yield f"{name}: nothing drawn"
            continue
        if exact and whole and section.found != len(found[name]):
            yield f"{name}: {len(found[name])} findings, not {section.found}"
        if len(section.rows) < min(SAMPLE, section.found):
            yield f"{name}: only {len(section.rows)} rows"
        same = Row.key if exact else Row.anywhere
        there = {same(row) for row in found[name]}
        for row in section.rows:
            if same(row) not in there:
                yield f"{name}: {row.file}:{row.line}: not found any more: {row.message}"
            if row.verdict not in ("yes", "no") or not row.reason:
                yield f"{name}: {row.file}:{row.line}: no verdict, or no reason"
        if section.share() < GOOD and rules[name] != "OptIn":
            yield f"{name}: {section.share():.0f} % accepted, but it speaks by default"
    if page.table(rules) not in page.intro:
        yield "the first table is not up to date: precision.py count"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["draw", "count", "test", "run"])
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--tree", type=pathlib.Path)
    parser.add_argument("--swapfold", default=str(ROOT / "build/bin/swapfold"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--entry", action="store_true")
    parser.add_argument("--in", dest="folders", action="append")
    parser.add_argument("-j", dest="jobs", type=int, default=2)
    parser.add_argument("--page", type=pathlib.Path, default=ROOT / "docs/precision.md")
    options = parser.parse_args()
    if options.what != "count" and not options.tree:
        parser.error("--tree is missing")
    if options.every != 1 and options.what not in ("test", "run"):
        parser.error("--every is for test and run")
    page, rules, whole = Page(options.page), registry(options.entry), options.every == 1
    where = ["."] if options.entry else options.folders or WHERE
    if options.what == "count":
        page.count(rules)
        page.write()
    elif options.what == "run":
        files = where if whole else some_sources(options.tree, where, options.every)
        print(sum(map(len, findings(options, sorted(rules), files).values())), "findings")
    elif options.what == "draw":
        if not options.rules or set(options.rules) - set(rules):
            parser.error("no rule, or one that checks/Rules.def does not have")
        for rule, found in findings(options, options.rules, where).items():
            page.sections.setdefault(rule, Section(rule, "")).draw(found, options.seed)
        page.write()
    else:
        found = findings(options, sorted(rules), where if whole else page.files())
        wrong = list(problems(page, rules, found, version(options.tree) == page.version(), whole))
        print("\n".join(wrong) or f"{len(page.sections)} rules, as the page says")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
