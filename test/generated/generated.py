#!/usr/bin/env python3
"""Makes random functions around entry kinds, rewrites them, and compares what they
did and do.

    generated.py --work DIR --swapfold PROGRAM [--seed N] [--count N] [--function N]
                 [--rates] [--shrink] [--without KIND.PRODUCTION]...

A run with the same seed and count makes the same functions; with --function only
the file that this one is in. Prints the seed, how many functions were rewritten, and
each problem; --rates says how many by production, --shrink makes what fails smaller,
--without leaves out what is known to fail. The status is 1 if there was a problem, or
if fewer than half were rewritten.
"""

import argparse
import shlex
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import chains  # noqa: E402,F401
import entries  # noqa: E402,F401
import hidden  # noqa: E402,F401
import statements  # noqa: E402,F401
from batch import Batch  # noqa: E402
from decorate import Decorator, text_of  # noqa: E402
from family import FAMILIES, KINDS  # noqa: E402
from grammar import Maker  # noqa: E402
from shrink import Shrinker  # noqa: E402

# So many functions that follow each other have the same headers, and so many have all
# that there are. Of these all with the same headers are one file: to start what looks at
# a file costs more than a hundred functions.
ALIKE = 100
ROUND = 3 * len(FAMILIES) * ALIKE
# Where no unified pair can be added, since a macro has its name, a whole file stays as it
# is: of headers without a pair only one round in so many has such macros.
WITH_TAKEN_NAMES = 4
TAKES_NAMES = "statement.macro_of_new_name"


def make(seed, number, family, left_out):
    """The function of that number, decorated."""
    random = Random(f"{seed}.{number}")
    maker = Maker(random, KINDS[: family.kinds], left_out)
    return Decorator(random, left_out).decorate(maker.one_of("function"))


def words(root):
    """The kinds of ROOT's pieces, and the first words of their productions."""
    return {word for node in root.walk() for word in (node.kind, node.production.split("_")[0])}


def productions(root):
    return {f"{node.kind}.{node.production}" for node in root.walk()}


def apart(functions):
    """FUNCTIONS, by number, in two groups: where a directive may hide all uses of a
    macro, the tool parses the whole file once more for that macro."""
    hides = {number: {"macro", "directive"} <= words(root) for number, root in functions.items()}
    for wanted in False, True:
        yield {number: root for number, root in functions.items() if hides[number] == wanted}


class Run:
    def __init__(self, args):
        self.args = args
        self.made, self.changed, self.done = Counter(), Counter(), Counter()
        self.problems = []

    def files(self):
        """The family and the functions by number, of one file after the other."""
        for first in range(0, self.args.count, ROUND):
            numbers = range(first, min(first + ROUND, self.args.count))
            takes_names = (first // ROUND + 1) % WITH_TAKEN_NAMES == 0
            for i, family in enumerate(FAMILIES):
                of = [n for n in numbers if n // ALIKE % len(FAMILIES) == i]
                without = set(self.args.without)
                if not family.unified and not takes_names:
                    without.add(TAKES_NAMES)
                made = {n: make(self.args.seed, n, family, without) for n in of}
                for functions in apart(made):
                    if functions and self.args.function in (None, *functions):
                        yield family, functions

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
        print(f"{where}, kinds and accepted {tuple(family)}: {problem.side}: {problem.text}", flush=True)
        root = roots.get(problem.function)
        if root is None:
            return
        if self.args.shrink and problem.side != "generator":
            shrinker = Shrinker(self.args.work / "shrink", self.args.swapfold, family, problem.function)
            root = shrinker.shrink(root, problem.side) or root
        print(text_of(root, problem.function), flush=True)
        print("again: " + self.again(problem.function), flush=True)

    def again(self, function=None):
        """A command that makes the file of a function again, or all."""
        words = [sys.executable, __file__, "--work", "again", "--swapfold", self.args.swapfold]
        words += ["--seed", self.args.seed, "--count", self.args.count]
        for name in self.args.without:
            words += ["--without", name]
        if function is not None:
            words += ["--function", function, "--shrink"]
        return shlex.join(map(str, words))

    def rates(self):
        for name, count in sorted(self.made.items()):
            print(f"{name}: {self.changed[name]} of {count}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--function", type=int)
    for flag in ("--rates", "--shrink"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--without", action="append", default=[])
    args = parser.parse_args()
    if args.seed is None:
        args.seed = SystemRandom().randrange(1 << 31)
    print(f"seed {args.seed}", flush=True)
    # Another run may have the same DIR.
    args.work.mkdir(parents=True, exist_ok=True)
    args.work = Path(tempfile.mkdtemp(prefix="run-", dir=args.work))
    run = Run(args)
    run.run()
    if args.rates:
        run.rates()
    done = run.done
    print(f"{done['functions']} functions, {done['rewritten']} rewritten, {len(run.problems)} problems")
    # Functions that are left alone show nothing.
    if not run.problems and done["rewritten"] * 2 >= done["functions"]:
        shutil.rmtree(args.work)
        return 0
    print(f"again: {run.again()}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
