"""killed.py MOMENTS TREE WORK SWAPFOLD: kills swapfold at random moments.

Copies TREE, has SWAPFOLD write to the copy, and ends that at MOMENTS random
moments: a third of them of the whole run, the others of the time in which files
are written. The same for a series of patches, at half as many. The tree must be as
before or as after, or known as half written; the series whole or absent. Another
run must complete what was begun, and nothing else may stay behind.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

MOMENTS, TREE, WORK, SWAPFOLD = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
SEED = int(sys.argv[5]) if len(sys.argv) > 5 else random.randrange(2**32)
SIGNALS = [signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
SOME_LEFT, REFUSED = 1, 2

tree, series, tmp = WORK / "tree", WORK / "out", WORK / "tmp"
writing = tree / ".swapfold-writing"
environment = os.environ | {"TMPDIR": str(tmp), "SOURCE_DATE_EPOCH": "1"}


def fail(message):
    sys.exit(f"{message} (seed {SEED})")


def texts(directory):
    return {
        str(file.relative_to(directory)): file.read_bytes()
        for file in sorted(directory.rglob("*"))
        if file.is_file() and writing not in file.parents
    }


def start(*words):
    return subprocess.Popen(
        [SWAPFOLD, "rewrite", *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(*words):
    process = start(*words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def fresh():
    for directory in (tree, series, tmp):
        shutil.rmtree(directory, ignore_errors=True)
    shutil.copytree(TREE, tree)
    tmp.mkdir()


# From when on a moment is taken: the start, the first file that is written, and
# the first from which on the write is to be completed.
PHASES = [
    lambda: True,
    lambda: writing.exists() or any(WORK.glob("out.*")),
    lambda: (writing / "journal").exists() or any(WORK.glob("out.*/0*")),
]


def wait_for(phase, process):
    while process.poll() is None and not PHASES[phase]():
        pass


def measure(*words):
    """How long the run takes from each phase on."""
    fresh()
    process = start(*words)
    begins = []
    for phase in range(len(PHASES)):
        wait_for(phase, process)
        begins.append(time.monotonic())
    process.communicate()
    ended = time.monotonic()
    if process.returncode != SOME_LEFT:
        fail(f"it ended with status {process.returncode}")
    return [ended - begin for begin in begins]


def kill(moment, lengths, *words):
    fresh()
    phase = moment % len(PHASES)
    process = start(*words)
    wait_for(phase, process)
    time.sleep(random.uniform(0, lengths[phase]))
    process.send_signal(random.choice(SIGNALS))
    process.communicate(timeout=60)


def kill_in_place():
    lengths = measure("--in-place", tree)
    before, after = texts(TREE), texts(tree)
    seen = {"before": 0, "half": 0, "after": 0}
    for moment in range(MOMENTS):
        kill(moment, lengths, "--in-place", tree)
        now = texts(tree)
        expected = ""
        if (writing / "journal").exists():
            seen["half"] += 1
            expected = "completed what a killed run had begun"
            status, out, err = run(tree)
            if status != REFUSED or out or "is half written" not in err:
                fail(f"half written, yet a run ended with status {status}:\n{err}")
        elif now == before:
            seen["before"] += 1
            if writing.exists():
                expected = "removed what a killed run had left"
        elif now == after:
            seen["after"] += 1
        else:
            fail("neither as before nor as after")
        status, _, err = run("--in-place", tree)
        if status != SOME_LEFT or expected not in err:
            fail(f"the next run ended with status {status}:\n{err}")
        if texts(tree) != after or writing.exists():
            fail("the next run did not complete it")
        if left := list(tmp.iterdir()):
            fail(f"left behind: {left}")
    print(f"in place: {seen}")


def kill_series():
    lengths = measure(f"--series={series}", tree)
    whole = texts(series)
    seen = {"absent": 0, "whole": 0}
    for moment in range(MOMENTS // 2):
        kill(moment, lengths, f"--series={series}", tree)
        seen["whole" if series.exists() else "absent"] += 1
        if series.exists() and texts(series) != whole:
            fail("a part of the series is there")
        # What it had started works on for a moment.
        for _ in range(100):
            shutil.rmtree(series, ignore_errors=True)
            status, _, err = run(f"--series={series}", tree)
            left = [*tmp.iterdir(), *WORK.glob("out.*")]
            if not left:
                break
            time.sleep(0.1)
        else:
            fail(f"left behind: {left}")
        if status != SOME_LEFT or texts(series) != whole:
            fail(f"the next run ended with status {status}:\n{err}")
    print(f"series: {seen}")


random.seed(SEED)
print(f"seed {SEED}")
kill_in_place()
kill_series()
