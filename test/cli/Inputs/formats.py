"""Reads the reports of one run in all formats, each as its own readers would, and
compares what they say with the report in JSON.

    formats.py TREE REPORTS SCHEMA

REPORTS has a file named after each format. SCHEMA is a JSON schema that says what
swapfold writes of SARIF. It is made by hand from the standard's text and is stricter
than the official one, in that it allows no other members.
"""

import json
import re
import sys
import xml.etree.ElementTree
from pathlib import Path
from urllib.parse import unquote_to_bytes

tree, reports, schema = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])


def report(name):
    return (reports / name).read_bytes()


def validate(value, rules, definitions, where="$"):
    """What of JSON Schema the schema uses; an unknown keyword is an error."""
    if "$ref" in rules:
        rules = definitions[rules["$ref"].removeprefix("#/definitions/")]
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    for keyword, rule in rules.items():
        if keyword == "type":
            good = type(value) is types[rule]
        elif keyword == "const":
            good = value == rule
        elif keyword == "enum":
            good = value in rule
        elif keyword == "minimum":
            good = value >= rule
        elif keyword == "minItems":
            good = len(value) >= rule
        elif keyword == "pattern":
            good = re.search(rule, value) is not None
        elif keyword == "required":
            good = set(rule) <= set(value)
        elif keyword == "items":
            good = True
            for index, item in enumerate(value):
                validate(item, rule, definitions, f"{where}[{index}]")
        elif keyword == "properties":
            # None but these.
            good = set(value) <= set(rule)
            for name in set(value) & set(rule):
                validate(value[name], rule[name], definitions, f"{where}.{name}")
        elif keyword == "definitions":
            good = True
        else:
            sys.exit(f"schema: unknown keyword {keyword}")
        if not good:
            sys.exit(f"SARIF: {where}: {keyword} {rule}: {value}")


def same(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found}\ninstead of: {wanted}")


def text_of(name):
    """The text of a file by its name, which JSON had to make UTF-8."""
    for path in tree.rglob("*"):
        if path.is_file() and shown(bytes(path.relative_to(tree))) == name:
            return path.read_bytes()
    sys.exit(f"{name}: no such file")


def shown(raw):
    return raw.decode(errors="replace")


findings = json.loads(report("json"))["findings"]
added = [f["fix"] for f in findings if f["message"].startswith("header has no unified")]


def edits(finding):
    """What a fix must be: also what the family's header gets for it."""
    fix = list(finding["fix"])
    if any("pfn_swap_entry_to_page" in edit["text"] for edit in fix) and fix not in added:
        fix += added[0] if added else []
    return sorted((e["file"], e["offset"], e["length"], e["text"]) for e in fix)


def by_bytes(name, region, text):
    """An edit with byte columns, as edits() has it."""
    lines = text_of(name).split(b"\n")
    start = [len(b"\n".join(lines[: at["line"] - 1])) + (at["line"] > 1) + at["column"] - 1
             for at in (region["start"], region["end"])]
    return (name, start[0], start[1] - start[0], text)


def sarif():
    log = json.loads(report("sarif"))
    rules = json.loads(schema.read_text())
    validate(log, rules, rules["definitions"])
    (run,) = log["runs"]
    same("SRCROOT", run["originalUriBaseIds"]["SRCROOT"]["uri"], tree.as_uri() + "/")

    def name(location):
        assert location["uriBaseId"] == "SRCROOT"
        return shown(unquote_to_bytes(location["uri"]))

    def place(location):
        physical = location["physicalLocation"]
        where, region = name(physical["artifactLocation"]), physical["region"]
        line = text_of(where).split(b"\n")[region["startLine"] - 1]
        before = line.decode(errors="surrogateescape")[: region["startColumn"] - 1]
        column = len(before.encode(errors="surrogateescape")) + 1
        return where, region["startLine"], column, location.get("message", {}).get("text")

    def edit(change, replacement):
        where, region = name(change["artifactLocation"]), replacement["deletedRegion"]
        lines = text_of(where).split(b"\n")
        ends = {}
        for end in ("start", "end"):
            line = lines[region[end + "Line"] - 1].decode(errors="surrogateescape")
            before = line[: region[end + "Column"] - 1].encode(errors="surrogateescape")
            ends[end] = {"line": region[end + "Line"], "column": len(before) + 1}
        return by_bytes(where, ends, replacement["insertedContent"]["text"])

    driver = run["tool"]["driver"]
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        same("rule", rule["id"], result["ruleId"])
        same("page", rule["help"]["markdown"].split("\n")[0], "# " + rule["id"])
    same(
        "SARIF",
        [(r["ruleId"], r["message"]["text"], *place(r["locations"][0])[:3],
          [place(n) for n in r.get("relatedLocations", [])],
          sorted(edit(c, e) for f in r.get("fixes", []) for c in f["artifactChanges"]
                 for e in c["replacements"]))
         for r in run["results"]],
        [(f["rule"], f["message"], f["file"], f["line"], f["column"],
          [(n["file"], n["line"], n["column"], n["message"]) for n in f["notes"]], edits(f))
         for f in findings],
    )
    prints = [r["partialFingerprints"]["swapfold/v1"] for r in run["results"]]
    same("fingerprints", len(set(prints)), len(prints))
    print("\n".join(prints))


def rdjsonl():
    found = []
    for line in report("rdjsonl").decode().splitlines():
        d = json.loads(line)
        where = d["location"]
        found.append((
            d["code"]["value"], d["message"], where["path"], where["range"]["start"],
            [(n["location"]["path"], n["message"]) for n in d.get("related_locations", [])],
            [by_bytes(where["path"], s["range"], s["text"]) for s in d.get("suggestions", [])],
        ))
    wanted = []
    for f in findings:
        fix = edits(f)
        # Several edits are one that reaches from the first to the last.
        if len(fix) > 1 and {edit[0] for edit in fix} == {f["file"]}:
            text = text_of(f["file"])
            new, at = "", fix[0][1]
            for _, offset, length, put in fix:
                new += text[at:offset].decode() + put
                at = offset + length
            fix = [(f["file"], fix[0][1], at - fix[0][1], new)]
        wanted.append((
            f["rule"], f["message"], f["file"], {"line": f["line"], "column": f["column"]},
            [(n["file"], n["message"]) for n in f["notes"]],
            fix if {edit[0] for edit in fix} == {f["file"]} else [],
        ))
    same("rdjsonl", found, wanted)


def lines_of(finding):
    notes = [f"note: {n['file']}:{n['line']}: {n['message']}" for n in finding["notes"]]
    return "\n".join([finding["message"], *notes])


def checkstyle():
    found = [
        (e.get("source"), e.get("message"), file.get("name"), e.get("line"), e.get("column"))
        for file in xml.etree.ElementTree.fromstring(report("checkstyle"))
        for e in file
    ]
    # XML knows no control characters.
    wanted = [
        ("swapfold." + f["rule"], lines_of(f), f["file"].replace("\x01", "\ufffd"),
         str(f["line"]), str(f["column"]))
        for f in findings
    ]
    same("checkstyle", found, wanted)


def github():
    def read(text):
        return re.sub("%(25|0D|0A|3A|2C)", lambda m: chr(int(m[1], 16)), text)

    found = []
    for line in shown(report("github")).split("\n")[:-1]:
        properties, message = re.fullmatch("::warning ([^:]*)::(.*)", line).groups()
        p = dict(item.split("=", 1) for item in properties.split(","))
        found.append((read(p["title"]), read(message), read(p["file"]), p["line"], p["col"]))
    wanted = [
        (f["rule"], lines_of(f), f["file"], str(f["line"]), str(f["column"])) for f in findings
    ]
    same("github", found, wanted)


def org():
    link = r"\[\[view:([^][]*)::face=ovl-face%d::linb=(\d+)::colb=(\d+)::cole=\3\]\[([^][]*)\]\]"
    found = []
    for line in shown(report("org")).split("\n")[:-1]:
        note = line.startswith("  - ")
        kind, face = ("  - ", 2) if note else (r"\* TODO ", 1)
        name, row, column, text = re.fullmatch(kind + link % face, line).groups()
        name = re.sub("%(5B|5D|0A|25)", lambda m: chr(int(m[1], 16)), name)
        found.append((note, name, int(row), int(column) + 1, text))
    wanted = []
    for f in findings:
        wanted.append(
            (False, f["file"], f["line"], f["column"], f"{f['message']} ({f['rule']})")
        )
        wanted += [(True, n["file"], n["line"], n["column"], n["message"]) for n in f["notes"]]
    same("org", found, wanted)


if not findings:
    sys.exit("no findings")
sarif()
rdjsonl()
checkstyle()
github()
org()
