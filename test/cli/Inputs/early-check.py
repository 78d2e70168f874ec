"""early-check.py COMMAND...: kills COMMAND, a check, as soon as it has printed something.
Prints all that it had printed by then."""

import os
import signal
import subprocess
import sys

run = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
out = os.read(run.stdout.fileno(), 1 << 16)
run.send_signal(signal.SIGKILL)
out += run.communicate(timeout=100)[0]
if run.returncode != -signal.SIGKILL or not out:
    sys.exit(f"it printed nothing before its end: status {run.returncode}")
sys.stdout.write(out.decode())
