"""reviewed.py test: reviews the patches of commits.tsv and compares what is said with
the table of docs/reviewed.md, where somebody who read it against the source has
judged each remark.
reviewed.py draw: prints the table anew; rows that are known keep their verdicts.

    --kernels FOLDER    has linux-source-VERSION
    --swapfold PROGRAM
    --every N           takes one patch in N

The test fails if a remark has no row or a row no remark, if fewer than 85 % of the
remarks are accepted, or if more than two of a patch are not."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import sample

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "reviewed.md"
HEAD = "| patch | remark | rule | verdict | reason |\n|---|---|---|---|---|\n"
ROW = re.compile(r"^\| (\S+) \| (\S+) \| (\S+) \| (\S*) \| (.*) \|$", re.M)
NOTHING = ("-", "-")


def commits(args, *words):
    command = [sys.executable, HERE / "commits.py", args.kernels, *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def remarks(args, name, kernel):
    """What is said of a patch: places and rules."""
    with tempfile.NamedTemporaryFile(suffix=".patch") as file:
        file.write(commits(args, name))
        file.flush()
        tree = f"{args.kernels}/linux-source-{kernel}"
        command = [args.swapfold, "review", "--format=json", "--tree", tree, file.name]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{name}: status {run.returncode}")
    found = json.loads(run.stdout)["findings"] if run.stdout else []
    return sorted({(f"{f['file']}:{f['line']}", f["rule"]) for f in found}) or [NOTHING]


def known():
    """The verdict and the reason of each row."""
    rows = {}
    for name, place, rule, verdict, reason in ROW.findall(PAGE.read_text()):
        rows[name, place, rule] = verdict, reason
    return rows


def check(rows, found):
    wrong = [f"no such row: {key}" for key in sorted(found - rows.keys())]
    wrong += [f"not said: {key}" for key in sorted(rows.keys() - found)]
    said = {key: verdict for key, (verdict, _) in rows.items() if key[1:] != NOTHING}
    wrong += [f"neither yes nor no: {key}" for key, v in said.items() if v not in ("yes", "no")]
    if 100 * list(said.values()).count("yes") < 85 * len(said):
        wrong.append("fewer than 85 % are accepted")
    for name in {key[0] for key in said}:
        if sum(key[0] == name and verdict == "no" for key, verdict in said.items()) > 2:
            wrong.append(f"{name}: more than two are not accepted")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("do", choices=["test", "draw"])
    parser.add_argument("--kernels", required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    patches = [line.split() for line in commits(args, "--list").decode().splitlines()]
    patches = [(name, kernel) for name, kernel in patches if sample.chosen(name, args.every)]
    found = [(name, *what) for name, kernel in patches for what in remarks(args, name, kernel)]
    rows = known()
    if args.do == "draw":
        print(HEAD, end="")
        for key in found:
            print("| " + " | ".join((*key, *rows.get(key, ("", "")))) + " |")
        return
    names = {name for name, _ in patches}
    rows = {key: row for key, row in rows.items() if key[0] in names}
    if wrong := check(rows, set(found)):
        sys.exit("\n".join(wrong))


main()
