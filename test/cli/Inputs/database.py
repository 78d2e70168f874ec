"""database.py COMPILER TREE FILE...: leaves a compile_commands.json in TREE that
says how COMPILER compiles each FILE of it, with the flags of its
compile_flags.txt."""
import json
import pathlib
import sys

compiler, tree, *files = sys.argv[1:]
tree = pathlib.Path(tree).resolve()
flags = (tree / "compile_flags.txt").read_text().split()
entries = [
    {"directory": str(tree), "file": file, "arguments": [compiler, *flags, "-O2", "-c", file, "-o", "x.o"]}
    for file in files
]
(tree / "compile_commands.json").write_text(json.dumps(entries))
