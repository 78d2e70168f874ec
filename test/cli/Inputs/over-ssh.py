"""over-ssh.py WORK SWAPFOLD COMMAND...: runs COMMAND, in which one and two are hosts
that are this machine behind an sshd of its own, with SWAPFOLD in their PATH."""

import os
import pwd
import socket
import subprocess
import sys
import time
from pathlib import Path

work, swapfold, command = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
work.mkdir()
for name in ("host", "user"):
    subprocess.run(["ssh-keygen", "-q", "-N", "", "-t", "ed25519", "-f", work / name], check=True)
(work / "authorized").write_text((work / "user.pub").read_text())
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
user = pwd.getpwuid(os.getuid()).pw_name
path = f"{os.path.dirname(swapfold)}:{os.environ['PATH']}"
(work / "sshd_config").write_text(
    f"""ListenAddress 127.0.0.1:{port}
HostKey {work}/host
AuthorizedKeysFile {work}/authorized
PidFile {work}/pid
StrictModes no
UsePAM no
MaxStartups 100
SetEnv PATH={path} XDG_CACHE_HOME={os.environ["XDG_CACHE_HOME"]}
"""
)
(work / "ssh_config").write_text(
    f"""Host one two
HostName 127.0.0.1
Port {port}
User {user}
IdentityFile {work}/user
IdentitiesOnly yes
UserKnownHostsFile /dev/null
StrictHostKeyChecking no
LogLevel ERROR
"""
)
if os.getuid() == 0:
    os.makedirs("/run/sshd", exist_ok=True)
# It wants to be called by its whole name.
sshd = subprocess.run(["sh", "-c", "command -v sshd"], check=True, capture_output=True, text=True).stdout.strip()
with open(work / "log", "w") as log:
    server = subprocess.Popen([sshd, "-D", "-e", "-f", work / "sshd_config"], stderr=log)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        environment = dict(os.environ, PATH=path, PARALLEL_SSH=f"ssh -F {work}/ssh_config")
        status = subprocess.run(command, env=environment).returncode
    finally:
        server.terminate()
        server.wait()
sys.exit(status)
