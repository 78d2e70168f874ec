"""reviewed.py test: reviews the patches of commits.tsv and compares what is said with
the table of docs/review.md, where somebody who read it against the source has judged
each remark.
reviewed.py draw: prints the table anew; rows that are known keep their verdicts.

    --kernels FOLDER    has linux-source-VERSION
    --swapfold PROGRAM
    --every N           takes one patch in N
    --only NAME         takes this one

The test fails if a remark has no row or a row no remark, if fewer than 85 % of the
remarks are accepted, or if more than two of a patch are not."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import commits
import sample

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "review.md"
HEAD = "| patch | remark | rule | accepted | reason |\n|---|---|---|---|---|\n"
ROW = re.compile(r"^\| (\S+) \| (\S+:\d+|-) \| (\S+) \| (\S*) \| (.*) \|$", re.M)
NOTHING = ("-", "-")


def remarks(args, row):
    """What is said of a patch: places and rules."""
    with tempfile.NamedTemporaryFile("w", suffix=".patch", errors="surrogateescape") as file:
        file.write(commits.mail(args.kernels, row))
        file.flush()
        tree = f"{args.kernels}/linux-source-{row[1]}"
        command = [args.swapfold, "review", "--format=json", "--tree", tree, file.name]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{row[0]}: status {run.returncode}")
    found = json.loads(run.stdout)["findings"]
    return sorted({(f"{f['file']}:{f['line']}", f["rule"]) for f in found}) or [NOTHING]


def known():
    """The verdict and the reason of each row."""
    rows = {}
    for name, place, rule, verdict, reason in ROW.findall(PAGE.read_text()):
        rows[name, place, rule] = verdict, reason
    return rows


def problems(rows, found):
    wrong = [f"no such row: {key}" for key in sorted(found - rows.keys())]
    wrong += [f"not said: {key}" for key in sorted(rows.keys() - found)]
    said = {key: verdict for key, (verdict, _) in rows.items() if key[1:] != NOTHING}
    wrong += [f"neither yes nor no: {key}" for key, v in said.items() if v not in ("yes", "no")]
    for name in {key[0] for key in said}:
        if sum(key[0] == name and verdict == "no" for key, verdict in said.items()) > 2:
            wrong.append(f"{name}: more than two are not accepted")
    return wrong


def share(rows):
    """How many of the remarks are accepted, in percent."""
    said = [verdict for key, (verdict, _) in rows.items() if key[1:] != NOTHING]
    return 100 * said.count("yes") / len(said)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("do", choices=["test", "draw"])
    parser.add_argument("--kernels", required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only")
    args = parser.parse_args()
    patches = [row for row in commits.rows() if sample.chosen(f"patch {row[0]}", args.every)]
    if args.only:
        patches = [row for row in commits.rows() if row[0] == args.only]
    found = [(row[0], *what) for row in patches for what in remarks(args, row)]
    rows = known()
    if args.do == "draw":
        print(HEAD, end="")
        for key in found:
            print("| " + " | ".join((*key, *rows.get(key, ("", "")))) + " |")
        return
    wrong = ["fewer than 85 % are accepted"] if share(rows) < 85 else []
    gone = {key[0] for key in rows} - {row[0] for row in commits.rows()}
    wrong += [f"no such patch: {name}" for name in sorted(gone)]
    names = {row[0] for row in patches}
    wrong += problems({key: row for key, row in rows.items() if key[0] in names}, set(found))
    print(f"{len(patches)} patches, {len(found)} rows")
    if wrong:
        sys.exit("\n".join(wrong))


main()
