#!/usr/bin/env python3
"""Makes functions of one seed until every production was used, and compiles and
runs them with the sanitizer of undefined behaviour.

    productions.py --work DIR --swapfold PROGRAM

Prints how many productions there are. Fails if one is never used, or if a function
does not compile, does not end, or has no defined behaviour.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
# First, for it finds test/lib.
from generated import make, productions  # noqa: E402,I001
from batch import Batch  # noqa: E402
from decorate import text_of  # noqa: E402
from family import FAMILIES  # noqa: E402
from grammar import PRODUCTIONS  # noqa: E402

SEED, LIMIT = 1, 20000
SANITIZE = ["-fsanitize=undefined", "-fno-sanitize-recover=all"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    args = parser.parse_args()
    unused = {f"{kind}.{name}" for kind, given in PRODUCTIONS.items() for name in given}
    # Its name is that of the layout.
    unused.remove("function.function")
    count, texts = len(unused), {}
    for number in range(LIMIT):
        if not unused:
            break
        made = make(SEED, number, FAMILIES[0], ())
        if used := unused & productions(made):
            unused -= used
            texts[number] = text_of(made, number)
    batch = Batch(args.work / "tree", args.swapfold, FAMILIES[0], texts)
    batch.drop_bad()
    for problem in batch.problems:
        print(f"f{problem.function}: {problem.text}\n{texts.get(problem.function)}")
    batch.program.outputs(SANITIZE)
    print(f"{count} productions in {len(texts)} functions, {len(unused)} unused {sorted(unused)}")
    return 1 if unused or batch.problems else 0


if __name__ == "__main__":
    sys.exit(main())
