# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The forms of the core, as compilers and tools see them."""

import json
from pathlib import Path

LAYERS = {
    "before": ["before"],
    "rewritten": ["rewritten", "before"],
    "after": ["after", "rewritten", "before"],
}
# What shows all code of the forms, together.
CONFIGURATIONS = {
    "full": ["SWAP", "MIGRATION", "MEMORY_FAILURE", "DEVICE_PRIVATE"],
    "none": [],
}


def layered(core, form):
    """name -> the file of that name that the form is made of."""
    found = {}
    for layer in [*LAYERS[form], "common"]:
        for file in sorted((core / layer).rglob("*")):
            if file.suffix in (".cpp", ".h"):
                found.setdefault(str(file.relative_to(core / layer)), file)
    return found


def flags(core, form, options):
    """What a compiler needs for the form's sources with these CONFIG_ options."""
    includes = [f"-I{core / layer}/include" for layer in [*LAYERS[form], "common"]]
    return ["-std=c++17", "-fno-rtti", *includes, *(f"-DCONFIG_{option}" for option in options)]


def macro(core, form):
    """What tells the tests how the form's header calls things."""
    header = layered(core, form)["include/core/swapops.h"].read_text(encoding="utf-8")
    return "-DNAMES_NEW" if "make_readable_migration_entry" in header else "-DNAMES_OLD"


def compile_commands(core, form, where):
    """A directory with a compile_commands.json for each configuration."""
    directories = []
    sources = [file for file in layered(core, form).values() if file.suffix == ".cpp"]
    for name, options in CONFIGURATIONS.items():
        arguments = ["clang++-19", *flags(core, form, options), "-c"]
        commands = [
            {
                "directory": str(core),
                "file": str(source),
                "arguments": [*arguments, str(source)],
            }
            for source in sources
        ]
        directory = Path(where) / name
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "compile_commands.json").write_text(json.dumps(commands, indent=1))
        directories.append(directory)
    return directories
