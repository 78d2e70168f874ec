"""Links a plugin out of a built one and a few more checks, quickly.

    build_plugin.py BUILD SOURCES PLUGIN NAME...

Of the sources in SOURCES (a copy of the repository's), only checks/NAME.cpp and
the module, which now registers them, are compiled; the other objects, and the
libraries of the folders up to rules/, are BUILD's.
"""

import json
import os
import shlex
import subprocess
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path

from folders import folders

build, sources, plugin, *names = sys.argv[1:]
commands = json.loads(Path(build, "compile_commands.json").read_text(encoding="utf-8"))
module = next(c for c in commands if c["file"].endswith("checks/plugin/SwapfoldTidyModule.cpp"))
root = str(Path(module["file"]).parents[2])

words = shlex.split(module["command"])
words = words[: words.index("-o")]
if words[0].endswith("ccache"):
    words = words[1:]
flags = [f"-I{sources}" if word == f"-I{root}" else word for word in words]


def compiled(name):
    """The object made of checks/NAME.cpp."""
    made = f"{plugin}.{Path(name).name}.o"
    command = [*flags, "-o", made, "-c", f"{sources}/checks/{name}.cpp"]
    subprocess.run(command, cwd=build, check=True)
    return made


with ThreadPool(os.cpu_count()) as pool:
    objects = pool.map(compiled, [*names, "plugin/SwapfoldTidyModule"])

for command in commands:
    words = shlex.split(command["command"])
    made = Path(build, words[words.index("-o") + 1])
    if made.name != "SwapfoldTidyModule.cpp.o" and "swapfoldChecks.dir" in made.parts:
        objects.append(str(made))
parts = folders(Path(sources), "rewrites")
parts = parts[: parts.index("rules") + 1]
# A library comes behind those that use it.
libraries = [f"{build}/rewrites/libswapfold_{part}.a" for part in reversed(parts)]
subprocess.run([flags[0], "-shared", "-o", plugin, *objects, *libraries], check=True)
