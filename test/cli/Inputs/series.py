"""git am takes the patches, the tree compiles after each, and at the end it is
what the diff makes of it.

    series.py SWAPFOLD TREE PATCHES
"""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

swapfold, tree, patches = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
CLANG = "clang-" + os.environ["SWAPFOLD_LLVM"]
OPTIONS = ["-DCONFIG_MIGRATION", "-DCONFIG_DEVICE_PRIVATE"]
FLAGS = "-std=gnu11 -Iinclude -DCONFIG_MMU -Wall -Werror -fsyntax-only".split()
WHO = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]


def git(where, *words, **more):
    return subprocess.run(["git", *WHO, *words], cwd=where, check=True, **more)


def compile_all(where):
    for on in itertools.product((True, False), repeat=len(OPTIONS)):
        mix = [option for option, is_on in zip(OPTIONS, on) if is_on]
        for source in sorted(where.rglob("*.c")):
            command = [CLANG, *FLAGS, *mix, str(source.relative_to(where))]
            subprocess.run(command, cwd=where, check=True)


with tempfile.TemporaryDirectory() as work:
    before, after = Path(work, "am"), Path(work, "diff")
    for copy in (before, after):
        shutil.copytree(tree, copy, ignore=shutil.ignore_patterns(".git"))
    diff = subprocess.run([swapfold, "rewrite", str(after)], stdout=subprocess.PIPE, check=False)
    subprocess.run(["patch", "-p1", "-s"], cwd=after, input=diff.stdout, check=True)
    git(before, "init", "-q")
    git(before, "add", "-A")
    git(before, "commit", "-qm", "before")
    for patch in sorted(patches.glob("0*.patch"))[1:]:
        git(before, "am", "-q", str(patch.resolve()))
        compile_all(before)
    shutil.rmtree(before / ".git")
    subprocess.run(["diff", "-r", before, after], check=True)
