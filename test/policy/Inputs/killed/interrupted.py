"""interrupted.py MOMENTS ROOT WORK SWAPFOLD: interrupts swapfold at random moments.

Runs commands of SWAPFOLD over copies of ROOT's small trees, a third as many as MOMENTS,
and sends each a signal that ends it. It must say that it was interrupted, unless it has
ended as else, or the signal came before it was looked for; its outputs must be whole or
absent, no process may be left, and nothing in the directory for temporary files.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

MOMENTS, ROOT, WORK, SWAPFOLD = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
SEED = int(sys.argv[5]) if len(sys.argv) > 5 else random.randrange(2**32)
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
REFUSED = 2
COMMANDS = [
    ["check", "--rules=*", "tree"],
    ["check", "--fix", "--rules=swapops-*", "tree"],
    ["check", "--rules=*", "--write-baseline=baseline", "--html=page.html", "tree"],
    ["families", "tree"],
    ["rewrite", "tree"],
    ["rewrite", "--export-fixes=fixes", "tree"],
    ["rewrite", "--verify", "tree"],
    ["review", "--tree", "reviewed", str(ROOT / "test/cli/Inputs/review/exclusive.mbox")],
    ["verify", "tree", "other"],
]
tmp = WORK / "tmp"
environment = os.environ | {"TMPDIR": str(tmp), "XDG_CACHE_HOME": str(WORK / "cache")}


def fail(message):
    sys.exit(f"{message} (seed {SEED})")


def texts():
    """The files of all but the cache, which may hold what was done until then."""
    files = (file for file in WORK.rglob("*") if WORK / "cache" not in file.parents)
    return {str(file.relative_to(WORK)): file.read_bytes() for file in files if file.is_file()}


def fresh():
    shutil.rmtree(WORK)
    tmp.mkdir(parents=True)
    for name in ("tree", "other"):
        shutil.copytree(ROOT / "kernel-fixtures/mini-tree", WORK / name)
    shutil.copytree(ROOT / "test/cli/Inputs/review/tree", WORK / "reviewed")


def start(command):
    return subprocess.Popen(
        [SWAPFOLD, *command],
        cwd=WORK,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def session(number):
    """The processes of a session, from /proc."""
    members = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == number and fields[0] != "Z":
            members.append(int(pid))
    return members


def interrupt(command):
    fresh()
    began = time.monotonic()
    process = start(command)
    process.communicate(timeout=120)
    length, status, whole = time.monotonic() - began, process.returncode, texts()
    fresh()
    before = texts()
    process = start(command)
    time.sleep(random.uniform(0, length))
    number = random.choice(SIGNALS)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    what = f"{' '.join(command)}, {number.name}: status {process.returncode}, {said}"
    now = texts()
    if process.returncode == REFUSED and "interrupted" in said:
        if now != before and "what was fixed until then is written" not in said:
            fail(f"{what}: something is written")
    elif process.returncode == -number:
        if now != before:
            fail(f"{what}: something is written")
    elif process.returncode != status or now != whole:
        fail(f"{what}: what is written is not whole")
    if left := session(process.pid):
        fail(f"{what}: processes left: {left}")
    if left := list(tmp.iterdir()):
        fail(f"{what}: left behind: {left}")


random.seed(SEED)
print(f"seed {SEED}")
for _ in range(MOMENTS // 3):
    interrupt(random.choice(COMMANDS))
