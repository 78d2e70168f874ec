#!/usr/bin/env python3
"""Checks that clang-tidy's --fix leaves the text that swapfold's patch leaves.

    tidy.py TREE REWRITTEN FILE... -- CLANG-TIDY...

Runs the command on the files of TREE, once to see its findings, once with --fix;
compares every file of REWRITTEN that is one of them or a header; puts them back.
"""
import pathlib
import re
import subprocess
import sys


def main(tree, rewritten, *arguments):
    tree, rewritten = pathlib.Path(tree).resolve(), pathlib.Path(rewritten)
    split = arguments.index("--")
    sources, command = list(arguments[:split]), list(arguments[split + 1 :])
    headers = [str(p.relative_to(rewritten)) for p in rewritten.rglob("*.h")]
    before = {file: (tree / file).read_bytes() for file in sources + headers}

    def run(*options):
        result = subprocess.run(
            [*command, *options, *(str(tree / s) for s in sources)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if result.returncode != 0 or "error:" in result.stdout:
            sys.exit(result.stdout)
        return result.stdout

    findings = re.findall(r"^(\S+?):\d+:\d+: warning: .*\[swapops", run(), re.MULTILINE)
    problems = [f"{file}: nothing found" for file in before if str(tree / file) not in findings]
    problems += [f"{h}: found more than once" for h in headers if findings.count(str(tree / h)) > 1]
    run("--fix", "--quiet")
    for file, text in before.items():
        if (tree / file).read_bytes() != (rewritten / file).read_bytes():
            problems.append(f"{file}: not as swapfold leaves it")
        (tree / file).write_bytes(text)
    print("\n".join(problems) or f"{len(findings)} findings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
