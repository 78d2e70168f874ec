"""Links a plugin out of a built one and one more check, quickly.

    build_plugin.py BUILD SOURCES NAME PLUGIN

Of the sources in SOURCES (a copy of the repository's), only checks/NAME.cpp and
the module, which now registers it, are compiled; the other objects, and the
libraries of the folders up to rules/, are BUILD's.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from folders import folders

build, sources, name, plugin = sys.argv[1:]
commands = json.loads(Path(build, "compile_commands.json").read_text(encoding="utf-8"))
module = next(c for c in commands if c["file"].endswith("checks/SwapfoldTidyModule.cpp"))
root = str(Path(module["file"]).parent.parent)

words = shlex.split(module["command"])
words = words[: words.index("-o")]
if words[0].endswith("ccache"):
    words = words[1:]
flags = [f"-I{sources}" if word == f"-I{root}" else word for word in words]

objects = []
running = []
for check in (name, "SwapfoldTidyModule"):
    made = f"{plugin}.{check}.o"
    objects.append(made)
    command = [*flags, "-o", made, "-c", f"{sources}/checks/{check}.cpp"]
    running.append(subprocess.Popen(command, cwd=build))
if any(process.wait() for process in running):
    sys.exit(1)

for command in commands:
    words = shlex.split(command["command"])
    made = Path(build, words[words.index("-o") + 1])
    if made.name != "SwapfoldTidyModule.cpp.o" and "swapfoldChecks.dir" in made.parts:
        objects.append(str(made))
names = folders(Path(sources), "rewrites")
names = names[: names.index("rules") + 1]
# A library comes behind those that use it.
libraries = [f"{build}/rewrites/libswapfold_{name}.a" for name in reversed(names)]
subprocess.run([flags[0], "-shared", "-o", plugin, *objects, *libraries], check=True)
