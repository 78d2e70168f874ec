"""The mail MAIL, as git has written it, in a form that programs give it on its way.

    mail.py FORM MAIL
"""

import base64
import quopri
import sys
from pathlib import Path

form, name = sys.argv[1:]
HEAD, BODY = Path(name).read_bytes().split(b"\n\n", 1)


def with_type(kind, encoding, body, head=HEAD):
    head += b"\nMIME-Version: 1.0\nContent-Type: " + kind
    return head + b"\nContent-Transfer-Encoding: " + encoding + b"\n\n" + body


def quoted():
    return with_type(b"text/plain; charset=utf-8", b"quoted-printable", quopri.encodestring(BODY))


def encoded():
    # A web mail client; its lines end in CRLF before they are encoded.
    body = base64.encodebytes(BODY.replace(b"\n", b"\r\n"))
    return with_type(b"text/plain; charset=UTF-8", b"base64", body)


def returns():
    return (HEAD + b"\n\n" + BODY).replace(b"\n", b"\r\n")


def attached():
    # As mutt attaches a file.
    words, patch = BODY.split(b"---\n", 1)
    part = b"--nFreZHaLTZJo0R7j\nContent-Type: "
    body = part + b"text/plain; charset=utf-8\nContent-Disposition: inline\n\n" + words
    body += b"\n" + part + b"text/x-diff; charset=utf-8\nContent-Disposition: attachment;"
    body += b' filename="0001-mm.patch"\n\n' + patch + b"\n--nFreZHaLTZJo0R7j--\n"
    return with_type(b'multipart/mixed; boundary="nFreZHaLTZJo0R7j"', b"8bit", body)


def alternative():
    # A web mail client, which says the same in HTML once more.
    html = BODY.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    part = b"--000000000000a1b2c3\nContent-Type: "
    body = part + b'text/plain; charset="UTF-8"\n\n' + BODY + b"\n"
    body += part + b'text/html; charset="UTF-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
    body += quopri.encodestring(b"<div dir=ltr><pre>" + html + b"</pre></div>")
    body += b"\n--000000000000a1b2c3--\n"
    return with_type(b'multipart/alternative; boundary="000000000000a1b2c3"', b"8bit", body)


def footer():
    line = b"_" * 47
    return HEAD + b"\n\n" + BODY.rsplit(b"-- \n", 1)[0] + line + b"\nlinux-mm mailing list\n"


def archived():
    # What a list archive has: other headers in front, no "From " line.
    head = HEAD.split(b"\n", 1)[1]
    seal = b"ARC-Seal: i=1; a=rsa-sha256;\n\td=example.org; s=arc; b=abc\nList-Id: <linux-mm>\n"
    return seal + head + b"\n\n" + BODY


def flowed():
    # Lines that start with a space are stuffed; blank ones keep none at their end.
    lines = []
    for line in BODY.split(b"\n"):
        line = b" " + line if line.startswith((b" ", b"From ", b">")) else line
        lines.append(line if line == b"-- " else line.rstrip(b" "))
    return with_type(b"text/plain; charset=utf-8; format=flowed", b"8bit", b"\n".join(lines))


def wrapped():
    # A program that also breaks a line of the patch where it likes.
    body = flowed().split(b"\n\n", 1)[1]
    body = body.replace(b"is_write_migration_entry(entry)", b"is_write_migration_entry\n(entry)")
    return with_type(b"text/plain; charset=utf-8; format=flowed", b"8bit", body)


def spaces():
    return HEAD + b"\n\n" + BODY.replace(b"\t", b"        ")


def cut():
    # Of two files the second has not come.
    stat = b" mm/hmm.c     | 4 ++++\n mm/mprotect.c | 2 ++\n 2 files changed, 6 insertions(+)\n"
    head, rest = BODY.split(b"---\n", 1)
    return HEAD + b"\n\n" + head + b"---\n" + stat + rest.split(b"insertions(+)\n", 1)[1]


def broken():
    # The same, cut within a hunk.
    return cut().rsplit(b"\n+", 1)[0] + b"\n"


sys.stdout.buffer.write(globals()[form]())
