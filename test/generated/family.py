"""Headers with an entry family: cases/Inputs/swapops.h with fewer kinds, or with a
unified pair that accepts fewer, or none. Where there are the kinds of JOINT, it has a
predicate that accepts these. A vocabulary says all that in words of its own."""

import re
from typing import NamedTuple

KINDS = ["migration", "device_private", "device_exclusive", "coherent"]


class Family(NamedTuple):
    """How many kinds there are, how many of them the unified pair accepts, and the name
    of the vocabulary."""

    kinds: int
    unified: int
    words: str = "swp_entry"


ACCEPTED = [(4, 4), (4, 3), (4, 2), (4, 0), (3, 3), (3, 0), (2, 2), (2, 0)]
FAMILIES = [*(Family(*of) for of in ACCEPTED), Family(4, 3, "leaf"), Family(3, 0, "leaf"), Family(4, 3, "softleaf")]
JOINT = ["device_private", "device_exclusive"]
DEFINITION = re.compile(r"static inline [^;{}#]*?(\w+)\([^)]*\)\n\{\n.*?\n\}\n", re.S)
BRANCHES = re.compile(r"#ifdef CFG_A\n.*?#endif\n", re.S)


def is_device_entry():
    tests = " || ".join(f"is_{kind}_entry(entry)" for kind in JOINT)
    return f"static inline bool is_device_entry(swp_entry_t entry)\n{{\n\treturn {tests};\n}}\n"


def of_kind(name, kind):
    return f"{kind}_entry" in name


def header(text, family):
    """TEXT, which is swapops.h, for one of FAMILIES."""
    unified, gone = family.unified, KINDS[family.kinds :]
    joint = "" if set(JOINT) & set(gone) else is_device_entry()
    if "coherent" in gone:
        text = BRANCHES.sub("", text)

    def definition(match):
        name = match[1]
        if any(of_kind(name, kind) for kind in gone):
            return ""
        if name == "make_device_private_entry":
            return joint + match[0]
        if name in ("is_pfn_swap_entry", "pfn_swap_entry_to_page") and not unified:
            return ""
        if name == "is_pfn_swap_entry":
            tests = " || ".join(f"is_{kind}_entry(entry)" for kind in KINDS[:unified])
            return re.sub(r"return .*?;", f"return {tests};", match[0], flags=re.S)
        return match[0]

    return DEFINITION.sub(definition, text)
