"""said.py FORMAT FILE: what an output of `swapfold review` says, sorted: the file, the
line and the rule of each finding.
said.py email FILE PATCH: of such findings, on stdin, those that a reply to a patch does
not have below a quotation with their line, nor in a list of places."""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree

PLACE = r"(\S+?):(\d+)(?::\d+)?: "


def text(out):
    return re.findall(rf"^{PLACE}warning: .* \[(\S+)\]$", out, re.M)


def terse(out):
    found = re.findall(rf"^{PLACE}WARNING:([A-Z_,]+): ", out, re.M)
    return [(file, line, rule.lower().replace("_", "-")) for file, line, rule in found]


def of_json(out):
    return [(f["file"], f["line"], f["rule"]) for f in json.loads(out)["findings"]]


def sarif(out):
    for result in json.loads(out)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        yield place["artifactLocation"]["uri"], place["region"]["startLine"], result["ruleId"]


def github(out):
    out = out.replace("%2C", ",")
    return re.findall(r"^::warning file=(.*?),line=(\d+),.*?title=(\S+?)::", out, re.M)


def rdjsonl(out):
    for line in map(json.loads, out.splitlines()):
        place = line["location"]
        yield place["path"], place["range"]["start"]["line"], line["code"]["value"]


def checkstyle(out):
    for file in xml.etree.ElementTree.fromstring(out.encode()):
        for error in file:
            yield file.get("name"), error.get("line"), error.get("source").removeprefix("swapfold.")


def hunks(patch):
    """By file and header of a hunk: its lines, each with its number with the patch."""
    found, file, lines, number = {}, "", [], 0
    for line in patch.splitlines():
        if begun := re.match(r"\+\+\+ b/(.*)", line):
            file = begun[1]
        elif begun := re.match(r"@@ -\S+ \+(\d+)", line):
            lines, number = found.setdefault((file, line), []), int(begun[1])
        elif file and line[:1] in ("+", "-", " ") and not line.startswith(("---", "-- ")):
            lines.append((line, number))
            number += line[0] != "-"
    return found


def email(out, patch):
    """For each remark its file, the lines that are quoted or shown above, and the rule."""
    known, file, left, quoted = hunks(patch), "", [], []
    for block in re.findall(r"(?:^> .*\n)+|(?:^(?!> ).+\n)+", out, re.M):
        words = " ".join(block.split())
        if block.startswith("> "):
            quoted = []
            for line in block.splitlines():
                line = line.removeprefix("> ")
                if begun := re.match(r"\+\+\+ b/(.*)", line):
                    file = begun[1]
                elif line.startswith("@@ "):
                    left = known[file, line]
                elif line != "[...]" and not line.startswith("--- "):
                    at = [text for text, _ in left].index(line)
                    quoted.append(left[at][1])
                    left = left[at + 1 :]
        elif place := re.fullmatch(r"(\S+):(\d+):", words):
            file, quoted = place[1], [int(place[2])]
        for rules in re.findall(r"\[((?:kstyle|swapops)-\S+)\]", words):
            rule = rules
            yield file, quoted, rule
        if others := re.search(r"The same goes for (\S+:\d+.*?)\.(?: |$)", words):
            other = file
            for name, line in re.findall(r"(?:([^ ,]+):)?(\d+)(?: \(\w+\))?(?:, |$)", others[1]):
                other = name or other
                yield other, [int(line)], rule


def main():
    form, file, *patch = sys.argv[1:]
    out = pathlib.Path(file).read_text()
    if form == "email":
        said = list(email(out, pathlib.Path(patch[0]).read_text()))
        for place, rule in map(str.split, sys.stdin):
            name, line = place.split(":")
            if not any(name == f and int(line) in lines and rule == r for f, lines, r in said):
                print(place, rule)
        return
    forms = {"json": of_json, "nipa": terse, "b4": terse}
    found = forms.get(form) or globals()[form]
    for file, line, rule in sorted((f, int(n), r) for f, n, r in found(out)):
        print(f"{file}:{line} {rule}")


main()
