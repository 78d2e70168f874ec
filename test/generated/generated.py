#!/usr/bin/env python3
"""Makes random functions around entry kinds, rewrites them, and compares what they
did and do.

    generated.py --work DIR --swapfold PROGRAM [--seed N] [--count N] [--rates]
                 [--shrink] [--without KIND.PRODUCTION]...

A run with the same seed and count makes the same functions. Prints the seed, how
many functions were rewritten, and each problem; --rates says how many by
production, --shrink makes what fails smaller, --without leaves out what is known to
fail. The status is 1 if there was a problem, or if fewer than half were rewritten.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import chains  # noqa: E402,F401
import entries  # noqa: E402,F401
import statements  # noqa: E402,F401
from batch import Batch  # noqa: E402
from decorate import Decorator, text_of  # noqa: E402
from family import FAMILIES, KINDS  # noqa: E402
from grammar import Maker  # noqa: E402
from shrink import Shrinker  # noqa: E402

# Functions in a file.
TOGETHER = 100


def make(seed, number, family, left_out):
    """The function of that number, decorated."""
    random = Random(f"{seed}.{number}")
    maker = Maker(random, KINDS[: family[0]], left_out)
    return Decorator(random, left_out).decorate(maker.one_of("function"))


def productions(root):
    return {f"{node.kind}.{node.production}" for node in root.walk()}


class Run:
    def __init__(self, args):
        self.args = args
        self.left_out = set(args.without)
        self.made, self.changed, self.done = Counter(), Counter(), Counter()
        self.problems = []

    def files(self):
        """The family and the functions by number, of one file after the other."""
        for first in range(0, self.args.count, TOGETHER):
            family = FAMILIES[first // TOGETHER % len(FAMILIES)]
            numbers = range(first, min(first + TOGETHER, self.args.count))
            yield family, {n: make(self.args.seed, n, family, self.left_out) for n in numbers}

    def count(self, roots, texts, after):
        for number, root in roots.items():
            changed = number in after and after[number].strip() != texts[number].strip()
            self.done["functions"] += 1
            self.done["rewritten"] += changed
            for name in productions(root):
                self.made[name] += 1
                self.changed[name] += changed

    def run(self):
        for family, roots in self.files():
            texts = {number: text_of(root, number) for number, root in roots.items()}
            batch = Batch(self.args.work / "tree", self.args.swapfold, family, texts)
            self.count(roots, texts, batch.run())
            for problem in batch.problems:
                self.problems.append(problem)
                self.report(family, problem, roots)

    def report(self, family, problem, roots):
        where = "a file" if problem.function is None else f"f{problem.function}"
        print(f"{where}, kinds and accepted {family}: {problem.side}: {problem.text}", flush=True)
        root = roots.get(problem.function)
        if root is None:
            return
        if self.args.shrink and problem.side != "generator":
            shrinker = Shrinker(self.args.work / "shrink", self.args.swapfold, family)
            root = shrinker.shrink(root, problem.side) or root
        print(text_of(root, problem.function), flush=True)

    def rates(self):
        for name, count in sorted(self.made.items()):
            print(f"{name}: {self.changed[name]} of {count}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--count", type=int, default=2000)
    for flag in ("--rates", "--shrink"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--without", action="append", default=[])
    args = parser.parse_args()
    if args.seed is None:
        args.seed = SystemRandom().randrange(1 << 31)
    print(f"seed {args.seed}", flush=True)
    run = Run(args)
    run.run()
    if args.rates:
        run.rates()
    done = run.done
    print(f"{done['functions']} functions, {done['rewritten']} rewritten, {len(run.problems)} problems")
    # Functions that are left alone show nothing.
    if not run.problems and done["rewritten"] * 2 >= done["functions"]:
        return 0
    print(f"--seed {args.seed} --count {args.count} makes these functions again", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
