"""interrupt.py COMMAND...: sends each signal that ends a run to COMMAND as it
works, and fails unless it says so and leaves no process behind; killed, it says
nothing, and its workers end all the same."""

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


for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
    run = subprocess.Popen(
        sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(group(run.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    # A worker that is not at what hangs yet would end by itself.
    time.sleep(2 if number == signal.SIGKILL else 0)
    run.send_signal(number)
    run.wait(timeout=30)
    ended = (2, "", "swapfold: error: interrupted\n")
    if number == signal.SIGKILL:
        # By itself what hangs would end too, once it has no more memory.
        deadline = time.monotonic() + 3
        while group(run.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        ended = (-number, "", "")
    if left := group(run.pid):
        sys.exit(f"{number.name}: processes left: {left}")
    out, err = run.communicate()
    if (run.returncode, out, err) != ended:
        sys.exit(f"{number.name}: status {run.returncode}, printed\n{out}{err}")
