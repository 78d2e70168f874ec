"""applied.py SWAPFOLD TREE PATCH SCRATCH: what is said of PATCH with all suggestions
applied, and not of PATCH alone, a line each."""
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "kernel"))
from suggested import chosen, edited

swapfold, tree, patch, scratch = sys.argv[1:]
after = pathlib.Path(scratch) / "b"


def said(name):
    command = [swapfold, "review", "--format=json", "--tree", tree, name]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    assert run.returncode == 1, run.returncode
    return json.loads(run.stdout)["findings"]


def likeness(finding):
    return finding["file"], finding["rule"], finding["message"]


first = said(patch)
shutil.copytree(tree, scratch + "/a")
shutil.copytree(tree, after)
subprocess.run(["patch", "-sp1", "-d", after, "-i", patch], check=True)
for name, edits in chosen(first)[0].items():
    text = edited((after / name).read_text().splitlines(True), edits)
    (after / name).write_text("".join(text))
made = subprocess.run(["diff", "-ruN", "a", "b"], cwd=scratch, stdout=subprocess.PIPE)
(pathlib.Path(scratch) / "patch").write_bytes(made.stdout)
before = [likeness(finding) for finding in first]
for finding in said(scratch + "/patch"):
    if likeness(finding) in before:
        before.remove(likeness(finding))
    else:
        print(*likeness(finding))
