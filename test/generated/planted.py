#!/usr/bin/env python3
"""Plants a wrong edit in what the tool has written, one for each side that is
compared, and fails unless exactly that side is said to be wrong.

    planted.py --work DIR --swapfold PROGRAM
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from batch import FILE, SAID, Batch  # noqa: E402
from family import Family  # noqa: E402

CHAIN = """\
	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
"""
FUNCTION = f"""\
long f0(swp_entry_t e)
{{
	struct page *page = NULL;

	note(1);
{CHAIN}	/* what was there before */
	note(2);
	use(migration_entry_to_page(e));
	return result(page, 0, e, e, 0);
}}
"""
FOLDED = """\
	if (is_pfn_swap_entry(e))
		page = pfn_swap_entry_to_page(e);
"""
# What is in the place of what, and the side that shows it.
EDITS = {
    "value": ("page = pfn_swap_entry_to_page(e)", "page = pfn_swap_entry_to_page(e) + 1"),
    "effects": (FOLDED + "\t/* what was there before */\n\tnote(2);\n",
                "\tnote(2);\n" + FOLDED + "\t/* what was there before */\n"),
    "comment": ("\t/* what was there before */\n", ""),
    "compile": ("pfn_swap_entry_to_page(e);", "pfn_swap_entry_to_page(e)"),
    # The converters are gone, since nothing used them any more.
    "twice": ("is_pfn_swap_entry(e)", "is_migration_entry(e) || is_device_private_entry(e)"),
}
HEADER = "swapops.h"
# The same in the family's header.
HEADER_EDIT = ("/* A small entry family", "/* An entry family")


class Planted(Batch):
    """A batch whose first rewrite is changed for the worse."""

    edit, file = ("", ""), FILE

    def rewrite(self):
        said = super().rewrite()
        path, (old, new) = self.program.tree / self.file, self.edit
        text = path.read_text()
        if old not in text:
            raise SystemExit(f"the tool has not written what is to be changed:\n{text}")
        path.write_text(text.replace(old, new, 1))
        self.edit = ("", "")
        return said


class Deaf(Batch):
    """A batch that does not hear what the tool says of any line."""

    def rewrite(self):
        return SAID.sub("", super().rewrite())


class PlantedHeader(Planted):
    file = HEADER


class PlantedLater(PlantedHeader):
    """A batch whose second rewrite is."""

    first = True

    def rewrite(self):
        if not self.first:
            return super().rewrite()
        self.first = False
        return Batch.rewrite(self)


class Refused(Batch):
    """A batch in which the guard behind the rules refuses the file."""

    def rewrite(self):
        return super().rewrite() + f"\n{FILE}: stays as it is: it would not compile"


def sides(kind, args, text=FUNCTION, swapfold=None, edit=("", ""), words="swp_entry"):
    batch = kind(args.work / "tree", swapfold or args.swapfold, Family(2, 2, words), {0: text})
    batch.edit = edit
    batch.run()
    return [problem.side for problem in batch.problems]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--swapfold", required=True)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    crash = args.work / "crash"
    crash.write_text("#!/bin/sh\nexit 139\n")
    crash.chmod(0o755)
    found = {"nothing": sides(Batch, args)}
    for side, edit in EDITS.items():
        found[side] = sides(Planted, args, edit=edit)
    found["comment, of a header"] = sides(PlantedHeader, args, edit=HEADER_EDIT)
    found["twice, of a header"] = sides(PlantedLater, args, edit=HEADER_EDIT)
    found["compile, as the guard says"] = sides(Refused, args)
    found["silent"] = sides(Deaf, args)
    found["silent, in other words"] = sides(Deaf, args, words="leaf")
    found["crash"] = sides(Batch, args, swapfold=crash.resolve())
    found["generator"] = sides(Batch, args, text=FUNCTION.replace("0);", "0;"))
    for planted, noticed in found.items():
        print(f"planted {planted}, noticed {' '.join(noticed) or 'nothing'}")
    wrong = [side for side, noticed in found.items() if (noticed or ["nothing"]) != [side.split(",")[0]]]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
