"""access-list.py give FILE, or check FILE: whether the user 12345 may read FILE by its
access list; nothing where the file system has no such lists."""

import errno
import os
import struct
import sys

NAME = "system.posix_acl_access"
NONE = 0xFFFFFFFF
# Tag, permissions and user of each entry, behind a version: the owner, a user, the
# group, the mask and others.
ENTRIES = [(1, 6, NONE), (2, 4, 12345), (4, 4, NONE), (16, 4, NONE), (32, 0, NONE)]
LIST = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in ENTRIES)

what, path = sys.argv[1:]
try:
    if what == "give":
        os.setxattr(path, NAME, LIST)
    elif os.getxattr(path, NAME) != LIST:
        sys.exit(f"{path}: its access list is another")
except OSError as error:
    # A file without a list is an error where the file system has some.
    if error.errno != errno.ENOTSUP:
        raise
