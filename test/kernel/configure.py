#!/usr/bin/env python3
"""Prepares a build directory of a kernel, as its developers would.

    configure.py TREE BUILD [OPTION=n...] MAKE-ARGUMENT...

allyesconfig with the given CONFIG_ options off. The make arguments (CC=gcc)
are kept in BUILD: compile.py asks Kbuild with them.
"""
import json
import os
import pathlib
import re
import subprocess
import sys


def make(tree, build, arguments, goals, **environment):
    command = ["make", "-s", "-C", tree, f"O={build}", f"-j{os.cpu_count()}", *arguments, *goals]
    return subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env={**os.environ, **environment}
    )


def main(tree, build, *arguments):
    tree, build = pathlib.Path(tree).resolve(), pathlib.Path(build).resolve()
    off = [a[:-2] for a in arguments if re.fullmatch(r"CONFIG_\w+=n", a)]
    arguments = [a for a in arguments if not re.fullmatch(r"CONFIG_\w+=n", a)]
    build.mkdir(parents=True)
    (build / "off.config").write_text("".join(f"# {option} is not set\n" for option in off))
    make(tree, build, arguments, ["allyesconfig"], KCONFIG_ALLCONFIG=str(build / "off.config"))
    config = (build / ".config").read_text()
    for option in off:
        if f"\n{option}=" in config:
            sys.exit(f"{option} is still on")
    # prepare without objtool, which takes most of its time and which no compiler needs.
    make(tree, build, arguments, ["prepare0"])
    (build / "make-arguments.json").write_text(json.dumps(arguments))


if __name__ == "__main__":
    main(*sys.argv[1:])
