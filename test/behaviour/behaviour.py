#!/usr/bin/env python3
"""Compiles Inputs/shapes.c before and after the rules have changed it, and runs
both on every type of entry, with the kinds' options on and off.

    behaviour.py FAMILY [--define NAME] --work DIR [--clang-tidy ...] [--plugin ...] [--swapfold ...]

Fails unless results and effects are the same, both doors write the same text,
and every change for the worse in MUTANTS is noticed.
"""

import argparse
import itertools
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import doors  # noqa: E402
from programs import CLANG, Failure, must  # noqa: E402

RULES = "swapops-entry-chain,swapops-kind-accessor"
KIND_OPTIONS = ["CONFIG_MIGRATION", "CONFIG_DEVICE_PRIVATE"]
OTHER_OPTIONS = ["-DCONFIG_MMU", "-DCONFIG_MEMORY_FAILURE", "-DCOUNT_BUGS"]

# What, in which file (None: the family's), the first of which text, and what
# to put in its place. A text that the file does not have is no mutant there.
MUTANTS = [
    ("a kind is lost", None, "return is_device_private_entry(entry) || is_migration_entry(entry);",
     "return is_migration_entry(entry);"),
    ("an assertion is lost", None, "\t\tBUG_ON(!PageLocked(compound_head(p)));\n\t}\n\n\treturn p;",
     "\t}\n\n\treturn p;"),
    ("an assertion asserts of other kinds", None, "\tif (is_migration_entry(entry)) {\n", "\t{\n"),
    ("a barrier is lost", None, "of whoever splits the page */\n\t\tsmp_rmb();",
     "of whoever splits the page */\n"),
    ("an effect is doubled", None, "\tif (is_device_private_entry(entry))\n\t\tget_page(p);",
     "\tif (is_device_private_entry(entry))\n\t\tget_page(p), get_page(p);"),
    ("a test is negated", "shapes.c", "if (is_pfn_swap_entry(entry))", "if (!is_pfn_swap_entry(entry))"),
    ("a chain asks for one kind", "shapes.c", "if (is_pfn_swap_entry(entry))",
     "if (is_migration_entry(entry))"),
    ("another page", "shapes.c", "page = pfn_swap_entry_to_page(entry);",
     "page = pfn_swap_entry_to_page(entry) + 1;"),
    ("a converter runs twice", "shapes.c", "page = pfn_swap_entry_to_page(entry);",
     "page = pfn_swap_entry_to_page(entry), pfn_swap_entry_to_page(entry);"),
]


class Behaviour:
    def __init__(self, args):
        self.args, self.work = args, args.work.resolve()
        self.flags = [f'-DFAMILY="{args.family}"'] + [f"-D{name}" for name in args.define]

    def make_tree(self, name):
        tree = self.work / name
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(parents=True)
        for header in (HERE.parent / "rules" / "Inputs").glob("*.h"):
            # A tree with names of two eras is another case.
            if "softleaf_t" not in header.read_text():
                shutil.copy(header, tree)
        for source in (HERE / "Inputs").iterdir():
            shutil.copy(source, tree)
        (tree / ".clang-tidy").write_text(f"Checks: '-*,{RULES}'\nHeaderFilterRegex: '.*'\n")
        return tree

    def rewritten(self, door):
        tree = self.make_tree(f"after-{door.name}")
        options = [f"-D{option}" for option in KIND_OPTIONS] + OTHER_OPTIONS
        flags = options + self.flags + ["-DSHAPES=new_shapes"]
        door.run(tree, "shapes.c", RULES, flags)
        return tree

    def compare(self, before, after, options):
        """The output and whether both sides behaved the same."""
        program = self.work / "program"
        mix = [f"-D{option}" for option in options] + OTHER_OPTIONS + self.flags
        compile = [CLANG, "-O1", "-Wall", "-Werror", *mix]
        for tree, table in ((before, "old_shapes"), (after, "new_shapes")):
            output = self.work / f"{table}.o"
            must([*compile, f"-DSHAPES={table}", "-c", "-o", output, "shapes.c"], tree)
        objects = [self.work / "old_shapes.o", self.work / "new_shapes.o"]
        must([CLANG, "-O1", "-o", program, "driver.c", *objects], before)
        status, output = doors.run([program], self.work)
        if status not in (0, 1):
            raise Failure(f"the program ended with status {status}\n{output}")
        return output, status == 0

    def mutants(self, before, after):
        """Each mutant's name, and the texts of all of them that apply."""
        for what, file, old, new in MUTANTS:
            path = after / (file or self.args.family)
            text = path.read_text()
            if old not in text:
                continue
            path.write_text(text.replace(old, new, 1))
            _, same = self.compare(before, after, KIND_OPTIONS)
            path.write_text(text)
            yield what, same

    def run(self):
        before = self.make_tree("before")
        given = (doors.tidy_door(self.args.clang_tidy, self.args.plugin),
                 doors.tool_door(self.args.swapfold) if self.args.swapfold else None)
        trees = [self.rewritten(door) for door in given if door]
        after = trees[0]
        for file in ("shapes.c", self.args.family):
            texts = {(tree / file).read_bytes() for tree in trees}
            if len(texts) != 1:
                raise Failure(f"the doors write {file} differently")
            if texts == {(before / file).read_bytes()}:
                raise Failure(f"nothing has changed in {file}")
        for on in itertools.product([True, False], repeat=len(KIND_OPTIONS)):
            options = [option for option, is_on in zip(KIND_OPTIONS, on) if is_on]
            output, same = self.compare(before, after, options)
            print(f"{self.args.family} {' '.join(options) or 'no kinds'}: {output}", end="")
            if not same:
                raise Failure("the rules have changed what the code does")
        count = 0
        for what, same in self.mutants(before, after):
            count += 1
            if same:
                raise Failure(f"nobody notices that {what}")
        print(f"{count} mutants noticed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("family")
    parser.add_argument("--define", action="append", default=[])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin")
    parser.add_argument("--swapfold")
    try:
        Behaviour(parser.parse_args()).run()
    except (Failure, OSError, RuntimeError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
