"""interrupt.py COMMAND...: sends each signal that ends a run to COMMAND as it
works, and fails unless it says so and leaves no process behind."""

import os
import signal
import subprocess
import sys
import time


def group(pgid):
    """The processes of a group, from /proc."""
    members = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == pgid and fields[0] != "Z":
            members.append(int(pid))
    return members


for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    run = subprocess.Popen(
        sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(group(run.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    run.send_signal(number)
    out, err = run.communicate(timeout=30)
    if (run.returncode, out, err) != (2, "", "swapfold: error: interrupted\n"):
        sys.exit(f"{number.name}: status {run.returncode}, printed\n{out}{err}")
    if left := group(run.pid):
        sys.exit(f"{number.name}: processes left: {left}")
