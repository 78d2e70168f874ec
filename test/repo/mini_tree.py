"""The embedded tree compiles before the rewrite and after it, in every mix of
its options; a second run changes nothing; and what the README shows is what
comes out.

    mini_tree.py ROOT SWAPFOLD WORK
"""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

root, swapfold, work = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
CLANG = "clang-" + os.environ["SWAPFOLD_LLVM"]
OPTIONS = ["-DCONFIG_MIGRATION", "-DCONFIG_DEVICE_PRIVATE"]
FLAGS = "-std=gnu11 -Iinclude -DCONFIG_MMU -Wall -Werror -O1 -c -o /dev/null".split()


def compile_all():
    for compiler, on in itertools.product(
        (CLANG, "gcc"), itertools.product((True, False), repeat=len(OPTIONS))
    ):
        mix = [option for option, is_on in zip(OPTIONS, on) if is_on]
        for source in sorted(work.rglob("*.c")):
            file = source.relative_to(work)
            subprocess.run([compiler, *FLAGS, *mix, str(file)], cwd=work, check=True)


def rewrite():
    """The patch. Status 1 says that some chains are left, as they should be."""
    done = subprocess.run(
        [swapfold, "rewrite", "."], cwd=work, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode != 1:
        sys.exit(f"swapfold ended with status {done.returncode}")
    return done.stdout


shutil.rmtree(work, ignore_errors=True)
shutil.copytree(root / "kernel-fixtures/mini-tree", work)
compile_all()
patch = rewrite()
subprocess.run(["patch", "-p1", "--quiet"], cwd=work, input=patch, encoding="utf-8", check=True)
results = {"diff": patch, "c": "".join(f.read_text() for f in work.rglob("*.[ch]"))}
for kind, shown in re.findall(r"```(diff|c)\n(.*?)```", (root / "README.md").read_text(), re.S):
    if shown not in results[kind]:
        sys.exit("the README shows what does not come out:\n" + shown)
compile_all()
again = rewrite()
if again:
    sys.exit("a second run changes more:\n" + again)
