"""Runs clang-tidy, with the project's own .clang-tidy, over the project's own sources.

    own_tidy.py ROOT WORK CLANG_TIDY LLVM [--of N --seed SEED]

The sources of each folder are read at once, as a unity build of them in WORK, which is made
anew, has them. Of N such units, one that SEED chooses is looked at. What clang-tidy finds is
printed, and last how many units were looked at; the status is 1 if it has found something.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

# What the build makes for sources to include.
TABLES = ["swapfold_option_table", "swapfold_page_table"]
OURS = r"/(checks|rewrites|tools)/[^.]*\.(h|cpp)$"


def units(args):
    """The sources that a unity build compiles, whose tables are there."""
    llvm = args.llvm
    shutil.rmtree(args.work, ignore_errors=True)
    settings = {
        "C_COMPILER": f"clang-{llvm}",
        "CXX_COMPILER": f"clang++-{llvm}",
        "UNITY_BUILD": "ON",
        "UNITY_BUILD_BATCH_SIZE": "0",
        # clang-tidy reads what is included, too.
        "DISABLE_PRECOMPILE_HEADERS": "ON",
    }
    defined = [f"-DCMAKE_{name}={value}" for name, value in settings.items()]
    configure = ["cmake", "-S", args.root, "-B", args.work, "-G", "Ninja", *defined]
    for command in [*configure, "-DSWAPFOLD_CORE=OFF"], ["cmake", "--build", args.work, "--target", *TABLES]:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(done.stdout)
    commands = json.loads(Path(args.work, "compile_commands.json").read_text(encoding="utf-8"))
    # The first two are there for what they precompile; the unit tests are not clean yet.
    others = ("_headers.dir", "tools/lib/headers.cpp", "/test/unit/")
    return sorted(c["file"] for c in commands if not any(word in c["file"] for word in others))


def main():
    parser = argparse.ArgumentParser()
    for name in "root", "work", "clang_tidy", "llvm":
        parser.add_argument(name)
    parser.add_argument("--of", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chosen = units(args)
    if args.of > 1:
        chosen = Random(args.seed).sample(chosen, max(1, len(chosen) // args.of))
    command = [args.clang_tidy, "-p", args.work, "--quiet", f"--header-filter={OURS}"]
    # A unity build includes sources.
    command += ["--checks=-bugprone-suspicious-include", "--warnings-as-errors=*"]
    wrong = 0
    for unit in chosen:
        done = subprocess.run([*command, unit], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            print(done.stdout, done.stderr, sep="", flush=True)
            wrong += 1
    print(f"{len(chosen)} units, {wrong} with findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
