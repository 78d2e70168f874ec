"""Headers with an entry family: cases/Inputs/swapops.h with fewer kinds, or with a
unified pair that accepts fewer, or none. Where there are the kinds of JOINT, it has a
predicate that accepts these."""

import re

KINDS = ["migration", "device_private", "device_exclusive", "coherent"]
# How many kinds there are, and how many of them the unified pair accepts.
FAMILIES = [(4, 4), (4, 3), (4, 2), (4, 0), (3, 3), (3, 0), (2, 2), (2, 0)]
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
    count, unified = family
    gone = KINDS[count:]
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
