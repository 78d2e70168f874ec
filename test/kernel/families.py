#!/usr/bin/env python3
"""Compares what `swapfold families` says of kernels' headers with what they compute.

    families.py --swapfold PROGRAM TREE...

The predicates of a tree are compiled, out of its own headers and with every option on
that these ask for, into a program that calls each with an entry of every type.
Whatever the headers include is left out but for the constants of linux/swap.h: types,
and what an architecture would bring, are a few lines of this script.

A predicate must hold for the tags that the tool names, and if that says so exactly for
no others; and each tag must have the value that the tool gives. An assertion in a
converter must not fail for the tags that the tool says the converter is for; and for
every other, if the tool names an assertion.

Families whose tag is in the value are compared by beside.py.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import beside

# The entry in a page table is the entry itself, and never present.
AROUND = r"""
#include <stdbool.h>
#include <stdio.h>
typedef struct { unsigned long val; } swp_entry_t;
typedef swp_entry_t softleaf_t;
typedef swp_entry_t pte_t, pmd_t;
typedef unsigned long pte_marker, pgoff_t;
typedef int spinlock_t, atomic_long_t;
struct page { int flags; };
struct folio { int flags; };
struct vm_area_struct; struct mm_struct; struct page_vma_mapped_walk;
#define IS_ENABLED(option) __is_defined(option)
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(x) ____is_defined(__ARG_PLACEHOLDER_##x)
#define __ARG_PLACEHOLDER_1 0,
#define ____is_defined(marked) __take_second_arg(marked 1, 0, 0)
#define __take_second_arg(ignored, x, ...) x
#define likely(x) (x)
#define unlikely(x) (x)
#define is_swap_pmd(x) ((x).val != 0)
#define __always_inline inline
#define __must_check
#define __read_mostly
#define swap_migration_ad_supported true
#define BITS_PER_LONG 64
#define BITS_PER_XA_VALUE 63
#define PAGE_SHIFT 12
#define MAX_PHYSMEM_BITS 46
#define BIT(n) (1UL << (n))
static int wrong; /* an assertion has failed */
#define BUG_ON(x) ({ int failed = !!(x); wrong |= failed; failed; })
#define VM_BUG_ON BUG_ON
#define VM_WARN_ON BUG_ON
#define VM_WARN_ON_ONCE BUG_ON
#define WARN_ON_ONCE BUG_ON
#define BUILD_BUG() ((void)0)
#define BUILD_BUG_ON(x) ((void)0)
#define min(a, b) ((a) < (b) ? (a) : (b))
#define min_t(type, a, b) min((type)(a), (type)(b))
#define __pte(x) ((pte_t){x})
#define __pmd(x) ((pmd_t){x})
#define pte_val(x) ((x).val)
#define pte_present(x) 0
#define pmd_present(x) 0
#define pte_none(x) ((x).val == 0)
#define pmd_none(x) ((x).val == 0)
#define __pte_to_swp_entry(x) (x)
#define __pmd_to_swp_entry(x) (x)
#define __swp_entry_to_pte(x) (x)
#define __swp_entry_to_pmd(x) (x)
#define __swp_type(x) swp_type(x)
#define __swp_offset(x) swp_offset(x)
#define __swp_entry(type, offset) swp_entry(type, offset)
#define pfn_to_page(pfn) ((struct page *)(pfn))
#define page_folio(page) ((struct folio *)(page))
#define pfn_folio(pfn) page_folio(pfn_to_page(pfn))
#define compound_head(page) (page)
#define PageLocked(page) 1
#define folio_test_locked(folio) 1
#define smp_rmb() ((void)0)
static inline unsigned int swp_type(swp_entry_t entry);
static inline unsigned long swp_offset(swp_entry_t entry);
static inline swp_entry_t swp_entry(unsigned long type, unsigned long offset);
"""
for kind in ("pte", "pmd"):
    for bit in ("soft_dirty", "uffd_wp", "uffd", "exclusive"):
        AROUND += f"#define {kind}_swp_{bit}(x) 0\n#define {kind}_swp_clear_{bit}(x) (x)\n"

# Entries of every type, with every small offset: markers are told apart by that.
MAIN = """
int main(void)
{{
	for (unsigned long type = 0; type < 1UL << MAX_SWAPFILES_SHIFT; ++type)
		for (unsigned long offset = 0; offset < 16; ++offset) {{
			swp_entry_t entry = swp_entry(type, offset);
			printf("%lu", (unsigned long){tag}(entry));
{calls}			puts("");
		}}
{tags}	return 0;
}}
"""
INCLUDE = re.compile(r"^\s*#\s*include\b.*$", re.M)
# Definitions of one line or more, and the #if lines between them.
DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(?:define|if|ifdef|ifndef|else|elif|endif)\b(?:[^\n\\]|\\.|\\\n)*\n", re.M)
DEFINE = re.compile(r"\s*#\s*define\b")
CONSTANT = re.compile(r"\s*#\s*define\s+(MAX_SWAPFILES|SWP_)\w*\s")
OPTION = re.compile(r"\bCONFIG_\w+")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def read(tree, header):
    return COMMENT.sub(" ", (tree / header).read_text(encoding="utf-8"))


def program(tree, family):
    """The C text of the program for what the tool says of a family."""
    # SWP_* and MAX_SWAPFILES*; function-like macros may need more than there is.
    swap = read(tree, "include/linux/swap.h")
    text = "".join(line for line in DIRECTIVE.findall(swap) if not DEFINE.match(line) or CONSTANT.match(line))
    for header in sorted(family["headers"], key=lambda name: "leafops" in name):
        text += INCLUDE.sub("", read(tree, header))
    options = "".join(f"#define {option} 1\n" for option in sorted(set(OPTION.findall(text))))
    text = options + AROUND + text
    calls = "".join(f'\t\t\tprintf(" %d", !!{p["name"]}(entry));\n' for p in family["predicates"])
    calls += "".join(f'\t\t\twrong = 0;\n\t\t\t(void){c["name"]}(entry);\n\t\t\tprintf(" %d", wrong);\n'
                     for c in family["converters"])
    tags = "".join(f'\tprintf("{t["name"]} %lu\\n", (unsigned long){t["name"]});\n' for t in family["tags"])
    tag = "softleaf_type" if "softleaf" in family["names"] else "swp_type"
    return text + MAIN.format(calls=calls, tags=tags, tag=tag)


def compiled(text, work):
    """What the program prints, in words line by line."""
    source = work / "predicates.c"
    source.write_text(text, encoding="utf-8")
    # What the predicates do not need may call what is not there.
    flags = ["-std=gnu89", "-O1", "-w", "-Wno-error=int-conversion"]
    clang = "clang-" + os.environ["SWAPFOLD_LLVM"]
    subprocess.run([clang, *flags, str(source), "-o", str(work / "predicates")], check=True)
    done = subprocess.run([str(work / "predicates")], stdout=subprocess.PIPE, check=True, text=True)
    return [line.split() for line in done.stdout.splitlines()]


def problems(family, lines):
    """What is otherwise than the tool says."""
    rows, tags = [l for l in lines if l[0].isdigit()], [l for l in lines if not l[0].isdigit()]
    values = {name: int(value) for name, value in tags}
    for tag in family["tags"]:
        if tag.get("value") != values[tag["name"]]:
            yield f"{tag['name']} is {values[tag['name']]}, not {tag.get('value')}"
    names = {value: name for name, value in values.items()}

    def tags_where(index, answer):
        return {names.get(int(row[0]), row[0]) for row in rows if row[index] == answer}

    for index, predicate in enumerate(family["predicates"], start=1):
        held = tags_where(index, "1")
        said = set(predicate["accepts"])
        if held - said or (predicate["exact"] and said - held):
            yield f"{predicate['name']}: holds for {sorted(held)}, not {sorted(said)}"
    for index, converter in enumerate(family["converters"], start=1 + len(family["predicates"])):
        failed, right = tags_where(index, "1"), set(converter["requires"])
        if failed & right or (not converter["partial"] and failed):
            yield f"{converter['name']}: wrong for {sorted(failed)}, not for others than {sorted(right)}"
        elif converter["assertedBy"] and tags_where(index, "0") - right:
            yield f"{converter['name']}: right for {sorted(tags_where(index, '0'))}, not only {sorted(right)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("trees", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    wrong = False
    for tree in options.trees:
        command = [options.swapfold, "families", "--format=json", str(tree)]
        told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        for family in told["families"]:
            family["predicates"] = [p for p in family["predicates"] if "accepts" in p]
            how = sys.modules[__name__]
            if not family["flags"]:  # which stand beside entries of page tables
                how = beside
                family["converters"] = [c for c in family["converters"] if c["assertedBy"]]
            with tempfile.TemporaryDirectory() as work:
                lines = compiled(how.program(tree, family), pathlib.Path(work))
            found = list(how.problems(family, lines))
            wrong |= bool(found)
            print("\n".join(f"{tree.name}: {line}" for line in found) or
                  f"{tree.name}: {family['names'][0]}: {len(family['predicates'])} predicates, "
                  f"{len(family['converters'])} converters, {len(family['tags'])} tags, as the headers have it")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
