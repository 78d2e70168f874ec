"""The mailbox MAIL as a mail program may send it: quoted-printable.

    quoted.py MAIL
"""

import quopri
import sys
from pathlib import Path

head, body = Path(sys.argv[1]).read_bytes().split(b"\n\n", 1)
head += b"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
head += b"\nContent-Transfer-Encoding: quoted-printable"
sys.stdout.buffer.write(head + b"\n\n" + quopri.encodestring(body))
