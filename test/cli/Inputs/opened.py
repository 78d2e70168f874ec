"""opened.py FILE... -- COMMAND...: runs COMMAND and prints how often each FILE is opened
meanwhile, in their order. Ends as COMMAND does."""

import ctypes
import os
import struct
import subprocess
import sys

# Of inotify(7). The kernel makes one of two events in a row that are the same: the end of
# what was opened for reading stands between them.
IN_CLOSE_NOWRITE, IN_OPEN = 0x10, 0x20
EVENT = struct.Struct("iIII")

split = sys.argv.index("--")
files, command = sys.argv[1:split], sys.argv[split + 1 :]
libc = ctypes.CDLL(None, use_errno=True)
queue = libc.inotify_init1(os.O_NONBLOCK)
opened = {libc.inotify_add_watch(queue, f.encode(), IN_OPEN | IN_CLOSE_NOWRITE): 0 for f in files}
if queue < 0 or -1 in opened or len(opened) != len(files):
    sys.exit(f"opened.py: {os.strerror(ctypes.get_errno())}")

status = subprocess.run(command).returncode
try:
    while events := os.read(queue, 1 << 16):
        for watch, mask, *_ in EVENT.iter_unpack(events):
            opened[watch] += mask & IN_OPEN != 0
except BlockingIOError:
    pass
print(*opened.values())
sys.exit(status)
