#!/usr/bin/env python3
"""Makes the first patch of the series as a person with a semantic patch would.

    byhand.py TREE WORK COCCI DIRECTORY...

spatch converts the C files below the directories that name an old converter.
The converters go from the header, and a pair that looks enough like them is
added: it forgets what migration_entry_to_page() does besides. WORK receives the
changed files and has to be empty; prints the patch.
"""
import pathlib
import re
import shutil
import subprocess
import sys

from cocci import FLAGS

HEADER = "include/linux/swapops.h"
OLD = r"(?:migration|device_private)_entry_to_(?:page|pfn)"
PAIR = """\
static inline bool is_pfn_swap_entry(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry);
}

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}

"""


def by_hand(header):
    header = re.sub(rf"^static inline [^\n]*\b{OLD}\([^\n]*\n\{{\n.*?^\}}\n\n?", "", header, flags=re.MULTILINE | re.DOTALL)
    end = header.rindex("#endif /* CONFIG_MMU */")
    return header[:end] + PAIR + header[end:]


def main(tree, work, cocci, *directories):
    tree, work = pathlib.Path(tree), pathlib.Path(work)
    files = [
        str(file.relative_to(tree))
        for directory in directories
        for file in sorted((tree / directory).rglob("*.c"))
        if re.search(OLD, file.read_text(errors="surrogateescape"))
    ]
    for file in [*files, HEADER]:
        (work / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tree / file, work / file)
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=work, check=True)
    spatch = ["spatch", *FLAGS, "--sp-file", str(pathlib.Path(cocci).resolve()), *files]
    subprocess.run(spatch, cwd=work, check=True, stdout=subprocess.DEVNULL)
    (work / HEADER).write_text(by_hand((tree / HEADER).read_text()))
    print(subprocess.run(["git", "diff"], cwd=work, check=True, stdout=subprocess.PIPE, text=True).stdout, end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
