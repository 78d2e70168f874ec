#!/usr/bin/env python3
"""Compiles files of a kernel as Kbuild would, and prints what the compiler says.

    compile.py TREE BUILD [--objects] FILE...

BUILD comes from configure.py. Prints each warning once, without line numbers,
so that the answers for two versions of a file can be compared. With --objects
code is generated too; otherwise the files are only parsed and checked. Files
that this configuration does not compile are left out. Fails if a file does not
compile or if there is none.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys


def commands(tree, build, files):
    """What a dry run of make prints for the files' objects."""
    arguments = json.loads((build / "make-arguments.json").read_text())
    objects = [file[:-1] + "o" for file in files]
    # What configure.py leaves out of prepare must neither be made nor looked for.
    prepared = ["MAKE=make -o prepare", "objtool_dep=", "recordmcount_source="]
    output = subprocess.run(
        ["make", "-n", "-k", "-C", tree, f"O={build}", *prepared, *arguments, *objects],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ).stdout
    found = {}
    for file, name in zip(files, objects):
        pattern = re.compile(rf"(?:^|; )([^;\n]* -c -o {re.escape(name)} \S*{re.escape(file)})\b", re.MULTILINE)
        match = pattern.search(output)
        # Kbuild's own "no rule" is no error here: make -k went on.
        if match:
            found[file] = shlex.split(match.group(1))
    return found


def compile_file(command, build, objects):
    words = [w for w in command if not w.startswith(("-Wp,-M", "-Werror"))]
    at = words.index("-o")
    words[at : at + 2] = ["-o", os.devnull] if objects else ["-fsyntax-only"]
    result = subprocess.run(words, cwd=build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = [re.sub(r":\d+(:\d+)?", "", line) for line in result.stderr.splitlines() if re.search(r": (warning|.*error): ", line)]
    return result.returncode, said


def main(tree, build, *arguments):
    objects = "--objects" in arguments
    tree, build = pathlib.Path(tree).resolve(), pathlib.Path(build).resolve()
    found = commands(tree, build, [a for a in arguments if a != "--objects"])
    if not found:
        sys.exit("no file is compiled")
    said, failed = set(), 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for status, lines in pool.map(lambda command: compile_file(command, build, objects), found.values()):
            failed += status != 0
            said.update(lines)
    print("\n".join(sorted(said)))
    print(f"{len(found)} files compiled, {failed} failed, {len(said)} warnings", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
