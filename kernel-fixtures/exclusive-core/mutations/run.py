#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the core's tests against mutants of it and says which survive.

    run.py [-j N] [--every N [--seed N]] [--only REGEX] [--list] [--build DIR]
           [--compiler CXX]

A survivor is a mistake that no test notices. Those that are none, or that only
a race would show, are in survivors.md with the reason; any other is a failure, and
so is one there that does not survive, and, of all mutants, a share of the killed
under 90 %.
"""

import argparse
import concurrent.futures
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mutants import apply, mutants

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root))
from forms import CONFIGURATIONS, flags, layered, macro  # noqa: E402

FORM = "after"
# What a mutant leaves uninitialised is no page, rather than what was there before.
FLAGS = ["-O0", "-w", "-ftrivial-auto-var-init=pattern", macro(root, FORM)]
FLAGS += flags(root, FORM, CONFIGURATIONS["full"])
# Not the core's: what only tells, and what only stops.
SKIPPED = {"bug.cpp", "bug.h", "types.h"}
# Of the tests, what is quick and says most goes first.
PHASES = ("-Random*:Concurrent*:*Death*", "*Death*", "Random*", "Concurrent*")
STD = (
    "algorithm array atomic cerrno chrono condition_variable functional map memory mutex"
    " thread vector"
).split()


# A program that waits for something takes no CPU time; one that others keep from the
# CPU takes some within this many seconds of the clock.
PATIENCE = 10


def cpu_ticks(process):
    """How long a process and what it has waited for had a CPU."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8")
    return sum(map(int, stat.rpartition(")")[2].split()[11:15]))


def ends(process):
    """Whether a process ends, rather than wait for ever."""
    ticks, since = -1, time.monotonic()
    while True:
        try:
            process.wait(timeout=0.5)
            return True
        except subprocess.TimeoutExpired:
            pass
        now = cpu_ticks(process)
        if now != ticks:
            ticks, since = now, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            return False


def run_tests(command, seconds, where):
    """(whether the tests end within so much CPU time, whether they pass, what they
    say)."""
    environment = {**os.environ, "EXCLUSIVE_CORE_OPERATIONS": "3000", "EXCLUSIVE_CORE_SHRINK": "0"}
    command = ["prlimit", f"--cpu={seconds}", *command]
    with (where / "said").open("w+", encoding="utf-8", errors="replace") as said:
        with subprocess.Popen(
            command, stdout=said, stderr=said, env=environment, cwd=where, start_new_session=True
        ) as process:
            ended = ends(process)
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        said.seek(0)
        return ended and process.returncode != -signal.SIGKILL, not process.returncode, said.read()


class Bench:
    """Objects of everything, to link one changed object with."""

    def __init__(self, build, compiler):
        self.build = Path(build)
        self.compiler = compiler
        files = layered(root, FORM).values()
        self.core = [file for file in files if file.suffix == ".cpp"]
        self.headers = [file for file in files if file.suffix == ".h"]
        self.headers_first = []
        # How long the tests of a phase may take, in seconds of CPU time: as long as
        # without a mutation, many times over.
        self.limits = {}

    def compile(self, source, to, before=()):
        command = [self.compiler, *before, *FLAGS, *self.headers_first, str(source)]
        command += ["-c", "-o", str(to)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def unity(self, name, sources):
        path = self.build / name
        path.write_text("".join(f'#include "{source}"\n' for source in sources), encoding="utf-8")
        return path

    def object_of(self, source):
        return self.build / (source.stem + ".o")

    def prepare(self, jobs):
        self.build.mkdir(parents=True, exist_ok=True)
        # The library's headers are most of what there is to compile.
        std, compiled = self.build / "std.h", self.build / "std.pch"
        std.write_text("".join(f"#include <{name}>\n" for name in STD), encoding="utf-8")
        done = self.compile(std, compiled, ["-x", "c++-header"])
        if done.returncode:
            sys.exit(done.stderr)
        self.headers_first = ["-include-pch", str(compiled)]
        all_tests = self.unity("tests.cc", sorted((root / "test").rglob("*.cpp")))
        work = [(source, self.object_of(source)) for source in self.core]
        work.append((all_tests, self.build / "all-tests.o"))
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for done in pool.map(lambda pair: self.compile(*pair), work):
                if done.returncode:
                    sys.exit(done.stderr)
        verdict = self.link_and_run([self.object_of(s) for s in self.core], self.build)
        if verdict:
            sys.exit(f"the tests fail without any mutation: {verdict}")

    def link_and_run(self, objects, where):
        """What the tests stumble over, or nothing."""
        program = where / "mutant"
        command = [self.compiler, "-fuse-ld=lld", "-o", str(program), *map(str, objects)]
        command += [str(self.build / "all-tests.o"), "-lgtest", "-lgtest_main", "-lpthread"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return "does not link"
        for which in PHASES:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [str(program), f"--gtest_filter={which}", "--gtest_fail_fast"]
            ended, passed, said = run_tests(command, self.limits.get(which, 600), where)
            if not ended:
                return "hangs"
            if not passed:
                failed = re.search(r"^\[  FAILED  \] (\S+)", said, re.M)
                return failed[1].rstrip(",") if failed else "dies"
            if "[  PASSED  ] 0 tests" in said:
                return f"there is no test {which}"
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            self.limits.setdefault(which, max(8, int(12 * took)))
        return ""

    def judge(self, mutant):
        """What kills the mutant, or nothing."""
        source = root / mutant.path
        text = apply(mutant, source.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(dir=self.build) as where:
            where = Path(where)
            changed = where / "changed.o"
            objects = [self.object_of(s) for s in self.core if s != source]
            if source.suffix == ".cpp":
                file = where / source.name
                file.write_text(text, encoding="utf-8")
                done = self.compile(file, changed)
            else:
                # All that may include it; the tests come last, so that the
                # linker takes these inline functions.
                file = where / "core" / source.name
                file.parent.mkdir()
                file.write_text(text, encoding="utf-8")
                everything = where / "core.cc"
                shutil.copy(self.unity(f"{where.name}.cc", self.core), everything)
                done = self.compile(everything, changed, [f"-I{where}"])
                objects = []
            if done.returncode:
                return None
            return self.link_and_run([changed, *objects], where)


def generate(bench, options):
    """A choice of one in so many of all mutants, by their names and the seed."""
    for path in [*bench.core, *bench.headers]:
        if path.name in SKIPPED:
            continue
        name = str(path.relative_to(root))
        for mutant in mutants(name, path.read_text(encoding="utf-8")):
            digest = hashlib.sha256(f"{options.seed} {mutant.name}".encode()).digest()
            chosen = int.from_bytes(digest[:4], "big") % options.every == 0
            if chosen and re.search(options.only, mutant.name):
                yield mutant


def read_survivors():
    """name -> whether only a race shows it, so that a test may kill it after
    all; from what is code in the document, and the heading that it is under."""
    text = (root / "survivors.md").read_text(encoding="utf-8")
    out, race = {}, False
    for line in text.splitlines():
        if line.startswith("#"):
            race = "race" in line
        elif line.startswith("    "):
            out[line.strip()] = race
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--build", default="")
    parser.add_argument("--compiler", default="clang++-19")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options.build or scratch, options.compiler)
        chosen = list(generate(bench, options))
        if options.list:
            print("\n".join(mutant.name for mutant in chosen))
            return 0
        bench.prepare(options.j)
        return report(bench, chosen, options)


def report(bench, chosen, options):
    killed, survived, broken = 0, [], 0
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for mutant, verdict in zip(chosen, pool.map(bench.judge, chosen)):
            if verdict is None:
                broken += 1
                print(f"no code   {mutant.name}")
            elif verdict:
                killed += 1
                print(f"killed    {mutant.name}  [{verdict}]", flush=True)
            else:
                survived.append(mutant.name)
                print(f"SURVIVED  {mutant.name}", flush=True)
    known = read_survivors()
    names = {mutant.name for mutant in chosen}
    new = [name for name in survived if name not in known]
    gone = [
        name for name, race in known.items()
        if not race and name in names and name not in survived
    ]
    total = killed + len(survived)
    share = 100 * killed / max(total, 1)
    low = share < 90 and options.every == 1 and not options.only
    print(f"{total} mutants, {killed} killed ({share:.1f} %), {len(survived)} survived;"
          f" {broken} were no code")
    for name in new:
        print(f"not among the known survivors: {name}")
    for name in gone:
        print(f"among the known survivors, and killed: {name}")
    return bool(new or gone or low or not total)


if __name__ == "__main__":
    sys.exit(main())
