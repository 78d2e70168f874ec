#!/usr/bin/env python3
"""Checks that a kernel compiles after each patch of a series as it did before.

    eachpatch.py [--every N] TREE SERIES WORK CACHE [CONFIGURATION...]

Compiles each source that a patch of SERIES changes, that includes a header with
a function that one changes, or that names what one changes in a header: after
each patch, in every configuration below (or those given). Of TREE itself it compiles
only what fails or gives a message then. WORK receives a copy of TREE. CACHE keeps the
prepared configurations and what compilers said of TREE.

clang and gcc compile everything in allyesconfig; the other configurations
compile what is changed and parse the rest. s390 is parsed, all of it.

With --every, one in N is treated so, chosen by its name and the configuration's. Of
the others, clang parses everything, and gcc and s390 parse what is changed. Of the configurations with options off, and i386, only the one without device
memory is looked at; it parses what is changed of the others.

What does not compile before is parsed; what does not parse before is left out, and
counted. A message counts as new if the compiler did not give it as often before; its
line does not matter. Exits with 1 after a line for each new message and each file that
fails.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from collections import Counter

import checkout
import compile as kbuild
import configure
import ctext
import sample

TOOLS = {"LD": "ld.lld", "AR": "llvm-ar", "NM": "llvm-nm", "STRIP": "llvm-strip", "OBJCOPY": "llvm-objcopy"}
TOOLS |= {"OBJDUMP": "llvm-objdump", "READELF": "llvm-readelf"}
LLVM = os.environ["SWAPFOLD_LLVM"]
CLANG = [f"{variable}={tool}-{LLVM}" for variable, tool in {"CC": "clang", **TOOLS}.items()]


def off(*names):
    return [f"CONFIG_{name}=n" for name in names]


# What else is off either needs the option or selects it.
CONFIGURATIONS = {
    "gcc": ["CC=gcc"],
    "clang": CLANG,
    "no-device-private": CLANG + off("DEVICE_PRIVATE", "TEST_HMM"),
    "gcc-no-device-private": ["CC=gcc"] + off("DEVICE_PRIVATE", "TEST_HMM"),
    "no-migration": CLANG + off("MIGRATION", "COMPACTION", "TRANSPARENT_HUGEPAGE", "CMA", "DRM_ETNAVIV", "DRM_ASPEED_GFX"),
    "no-swap": CLANG + off("SWAP"),
    "i386": CLANG + ["ARCH=i386"],
    "s390": CLANG + ["ARCH=s390", "CROSS_COMPILE=s390x-linux-gnu-", "LLVM_IAS=1"],
}
WHOLE = {"gcc", "clang"}
PARSED = {"s390"}  # nobody promised an assembler
# Looked at in a sample too: the series writes stubs for the option that is off here.
ALWAYS = WHOLE | PARSED | {"no-device-private"}


def patches_of(series):
    return sorted(pathlib.Path(series).resolve().glob("0*.patch"))[1:]


def touched_by(patches):
    lines = (line for patch in patches for line in patch.read_text().splitlines())
    return sorted({line[6:] for line in lines if line.startswith("+++ b/")})


def apply(patch, tree):
    subprocess.run(["git", "apply", str(patch)], cwd=tree, check=True)


def grep(tree, expression, suffix):
    output = subprocess.run(
        ["grep", "-rlwE", f"--include=*{suffix}", expression, "."], cwd=tree, stdout=subprocess.PIPE, text=True
    ).stdout
    return {line[2:] for line in output.splitlines()}


def definitions(text):
    """What a header defines by name: functions, and macros with arguments."""
    found = {name: body for name, body in ctext.functions(text).items() if name}
    macros = re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)\(((?:[^\n]*\\\n)*[^\n]*)", text, re.MULTILINE)
    for name, body in macros:
        found[name] = found.get(name, "") + body
    return found


def changed_names(versions):
    """The names that versions of one header define in different ways."""
    known = [definitions(text) for text in versions]
    names = {name for found in known for name in found}
    return {name for name in names if len({found.get(name) for found in known}) > 1}


def names_used_by(tree, headers, names):
    """Names with what other headers define by them."""
    found = set(names)
    while True:
        expression = "|".join(sorted(found))
        word = re.compile(rf"\b(?:{expression})\b")
        more = {
            name
            for header in grep(tree, expression, ".h") - set(headers)
            for name, body in definitions((tree / header).read_text(errors="surrogateescape")).items()
            if word.search(body)
        }
        if more <= found:
            return found
        found |= more


def sources_of(tree, touched, versions):
    """The sources to compile; versions: header -> its texts."""
    changed = {header: changed_names(texts) for header, texts in versions.items()}
    names = names_used_by(tree, touched, set().union(*changed.values()))
    sources = {file for file in touched if file.endswith(".c")} | grep(tree, "|".join(sorted(names)), ".c")
    for header, texts in versions.items():
        bodies = [ctext.functions(text) for text in texts]
        if any(bodies[0].get(name) != b.get(name) for b in bodies for name in b if name):
            sources |= grep(tree, rf"#[ \t]*include[ \t]+<{re.escape(header.removeprefix('include/'))}>", ".c")
    return sorted(sources)


def configurations(every):
    """All of them, or where one file in `every` is looked at those of ALWAYS."""
    return [name for name in CONFIGURATIONS if every == 1 or name in ALWAYS]


def treatment(name, file, touched, every):
    """What is done with a source: "whole", "parsed", or None."""
    changed = file in touched
    if sample.chosen(f"{name} {file}", every):
        return "whole" if name not in PARSED and (changed or name in WHOLE) else "parsed"
    # `swapfold verify` compiles what is changed with clang (verify-5.10.test).
    return "parsed" if changed or name == "clang" else None


class Configuration:
    """A prepared one, with the commands for what is treated (file -> how) and TREE's
    answers, as far as anybody asked for them."""

    def __init__(self, name, tree, cache, treated):
        self.name, self.tree, self.build = name, tree, cache / name
        arguments = CONFIGURATIONS[name]
        compiler = subprocess.run([arguments[0][3:], "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
        makefile = (tree / "Makefile").read_text()
        origin = [str(tree), hashlib.sha256(makefile.encode()).hexdigest(), compiler, arguments]
        self.known = {"origin": origin, "commands": {}, "before": {}}
        self.stamp = cache / f"{name}.json"
        known = json.loads(self.stamp.read_text()) if self.stamp.exists() else {}
        if known.get("origin") == origin:
            self.known = known
        else:
            self.stamp.unlink(missing_ok=True)
            shutil.rmtree(self.build, ignore_errors=True)
            configure.main(tree, self.build, *arguments)
        if self.known.get("treated") != treated:
            self.known |= {"treated": treated, "commands": kbuild.commands(tree, self.build, list(treated)), "before": {}}
            self.keep()
        self.commands, self.before = self.known["commands"], self.known["before"]
        self.objects = {file for file in self.commands if treated[file] == "whole"}

    def keep(self):
        text = json.dumps(self.known)
        self.stamp.with_suffix(".new").write_text(text)
        self.stamp.with_suffix(".new").rename(self.stamp)

    def compile(self, file, objects, tree):
        """Status, and what the compiler says, of a source as it is in tree."""
        words = [word.replace(str(self.tree), str(tree)) for word in self.commands[file]]
        status, said = kbuild.compile_file(words, self.build, objects)
        return [status, [line.replace(f"{tree}/", "") for line in said]]

    def ask_before(self, file):
        """[objects, status, messages] of TREE's own text."""
        if file not in self.before:
            answer = [file in self.objects, *self.compile(file, file in self.objects, self.tree)]
            if answer[0] and answer[1]:
                answer = [False, *self.compile(file, False, self.tree)]
            self.before[file] = answer
        return self.before[file]

    def ask_after(self, file, work):
        """The same of work's text; None if TREE's does not parse."""
        answer = [file in self.objects, *self.compile(file, file in self.objects, work)]
        if answer[1:] == [0, []]:
            return answer
        objects, status, _ = self.ask_before(file)
        if status:
            return None
        return answer if answer[0] == objects else [False, *self.compile(file, False, work)]


def check(c, answers, title):
    """The problems that c's compilers had, by file, after a patch; prints a line."""
    problems = []
    failed = new = 0
    after = {file: answer for file, answer in answers.items() if answer}
    for file, (_, status, said) in after.items():
        more = Counter(said) - Counter(c.ask_before(file)[2] if said else [])
        problems += [f"{title}: {c.name}: {file}: {line}" for line in more.elements()]
        new += sum(more.values())
        if status:
            failed += 1
            problems.append(f"{title}: {c.name}: {file}: does not compile any more")
    compiled = sum(objects for objects, _, _ in after.values())
    print(
        f"{title}: {c.name}: {compiled} compiled, {len(after) - compiled} parsed, "
        f"{len(answers) - len(after)} left out, {failed} failed, {new} new messages",
        flush=True,
    )
    if not after:
        problems.append(f"{title}: {c.name}: nothing was compiled")
    return problems


def main(tree, series, work, cache, only, every):
    tree, work, cache = (p.resolve() for p in (tree, work, cache))
    cache.mkdir(parents=True, exist_ok=True)
    patches = patches_of(series)
    touched = touched_by(patches)
    checkout.main(tree, work)
    versions = {header: [(tree / header).read_text()] for header in touched if header.endswith(".h")}
    for patch in patches:
        apply(patch, work)
        for header, texts in versions.items():
            texts.append((work / header).read_text())
    sources = sources_of(tree, touched, versions)
    print(f"{len(touched)} files changed, {len(sources)} sources concerned", flush=True)

    problems = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in only or configurations(every):
            treated = {file: how for file in sources if (how := treatment(name, file, touched, every))}
            c = Configuration(name, tree, cache, treated)
            for file in touched:
                shutil.copy(tree / file, work / file)
            for patch in patches:
                apply(patch, work)
                answers = zip(c.commands, pool.map(lambda file: c.ask_after(file, work), c.commands))
                problems += check(c, dict(answers), patch.name[:4])
            c.keep()
    print("\n".join(problems))
    return 1 if problems else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    for name in ("tree", "series", "work", "cache"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("only", nargs="*", metavar="CONFIGURATION")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(**vars(arguments())))
