"""rewritten/ of the core is what swapfold makes of before/, byte for byte.

    rewritten.py [--update] ROOT SWAPFOLD WORK

--update writes it anew. Read the difference before it is committed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

update = sys.argv[1] == "--update"
root, swapfold, work = sys.argv[1 + update :]
core = Path(root) / "kernel-fixtures/exclusive-core"
sys.path.insert(0, str(core))
from forms import compile_commands, layered  # noqa: E402

work = Path(work).resolve()

shutil.rmtree(work, ignore_errors=True)
tree = work / "core"
for part in ("before", "common"):
    shutil.copytree(core / part, tree / part)
shutil.copy(core / ".clang-format", tree)

builds = compile_commands(tree, "before", work)
command = [swapfold, "rewrite", "--in-place", *(f"-p={build}" for build in builds), str(tree)]
done = subprocess.run(command, capture_output=True, text=True, check=False)
sys.stderr.write(done.stderr)
if done.returncode > 1:
    sys.exit(f"swapfold ended with status {done.returncode}")

expected, found = {}, {}
for file in (core / "rewritten").rglob("*.*"):
    expected[str(file.relative_to(core / "rewritten"))] = file.read_bytes()
for name, file in layered(tree, "before").items():
    original = core / file.relative_to(tree)
    if file.read_bytes() == original.read_bytes():
        continue
    if not original.is_relative_to(core / "before"):
        sys.exit(f"{name} of common/ is changed: it belongs to before/")
    found[name] = file.read_bytes()

if update:
    shutil.rmtree(core / "rewritten")
    for name, content in found.items():
        (core / "rewritten" / name).parent.mkdir(parents=True, exist_ok=True)
        (core / "rewritten" / name).write_bytes(content)
wrong = [name for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)]
if wrong and not update:
    sys.exit("differs from rewritten/: " + ", ".join(wrong))
if not found:
    sys.exit("swapfold changed nothing")
