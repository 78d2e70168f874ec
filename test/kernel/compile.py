"""Compiles files of a kernel as Kbuild would, in a build directory of configure.py."""
import json
import os
import re
import shlex
import subprocess


def commands(tree, build, files):
    """file -> command, as a dry run of make prints it for the file's object.
    Files that this configuration does not compile are left out."""
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
    """The compiler's status, and its messages without line numbers, so that those
    for two versions of a file can be compared. Without `objects` the file is only
    parsed and checked."""
    words = [w for w in command if not w.startswith(("-Wp,-M", "-Werror"))]
    at = words.index("-o")
    words[at : at + 2] = ["-o", os.devnull] if objects else ["-fsyntax-only"]
    result = subprocess.run(words, cwd=build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = [re.sub(r":\d+(:\d+)?", "", line) for line in result.stderr.splitlines() if re.search(r": (warning|.*error): ", line)]
    return result.returncode, said
