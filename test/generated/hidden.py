"""What only one configuration has: branches that change an entry, or the way to it."""

from chains import Chain
from grammar import production, texts
from node import Node

texts(
    "hidden",
    entry=(6, "e = <made>;"),
    other=(1, "x = <made>;"),
    mutator=(2, "make_migration_entry_read(&e);"),
    call=(2, "flip(&e);"),
    pointer=(3, "pe = &e;", "swp_entry_t *pe = &x;"),
    nothing=(1, ""),
)
texts(
    "statement",
    hidden=(4, "<if_there>\n<hidden>\n#endif\n"),
    hidden_or_not=(1, "<if_there>\n<simple>\n#else\n<hidden>\n#endif\n"),
    hidden_else=(2, "if (<condition>)\n<simple><if_there>\nelse\n<simple>\n#endif\n"),
)
texts(
    "arm",
    changes_through_pointer=(
        2,
        "{\n<target> = <page_value>;\n*pe = swp_entry(SWP_DEVICE_READ, 3);\n}",
        "swp_entry_t *pe = &x;",
    ),
)
texts("if_there", defined=(3, "\n#ifdef CFG_A"), not_defined=(1, "\n#ifndef CFG_A"))


def cut(maker, text):
    """TEXT with a <test> and an <arm> of one kind in it."""
    chain = Chain(maker)
    test, arm = (chain.piece(kind, chain.kinds[0]) for kind in ("test", "arm"))
    return maker.fill(text, test=test, arm=arm)


def register(name, weight, text, leaves=False):
    """A chain that is TEXT; @@ is a label of its own."""

    def make(maker):
        maker.ends |= leaves
        return cut(maker, text.replace("@@", maker.fresh("inside")))

    make.__name__ = name
    production("chain", weight)(make)


GUARD = "if (!(<test>))\ngoto out;\n"
register("hidden_head", 2, "<if_there>\nif (n & 1)\n#endif\n" + GUARD + "<arm>", leaves=True)
register("hidden_jump", 2, "<if_there>\nif (n & 2)\ngoto @@;\n#endif\n" + GUARD + "@@:\n<arm>", leaves=True)
register("hidden_leave", 2, "if (!(<test>)) {<if_there>\ngoto out;\n#endif\n}\n<arm>", leaves=True)
register("hidden_behind_guard", 2, GUARD + "<if_there>\n<hidden>\n#endif\n<arm>", leaves=True)
register("hidden_in_arm", 2, "if (<test>) {<if_there>\n<hidden>\n#endif\n<arm>\n}")
register("hidden_in_condition", 1, "if (<test><if_there>\n|| n == 3\n#endif\n)\n<arm>")
register(
    "hidden_in_loop",
    1,
    GUARD + "for (int i = 0; i < 2; i++) {\n<arm><if_there>\n<hidden>\n#endif\n}",
    leaves=True,
)


@production("chain", 3)
def hidden_behind_copy(maker):
    name, of = maker.fresh("y"), maker.random.choice(maker.kinds)
    parts = f"{{\nswp_entry_t {name} = e;\n<if_there>\n<hidden>\n#endif\nif (is_<kind>_entry({name}))\n"
    return maker.fill(parts + "page = <kind>_entry_to_page(e);\n}", kind=of)


@production("chain", 2)
def hidden_behind_answer(maker):
    name = maker.fresh("m")
    maker.declare(f"bool {name} = b;")
    return cut(maker, f"{name} = <test>;\n<if_there>\n{name} = b;\n<hidden>\n#endif\nif ({name})\n<arm>")


@production("chain", 3)
def hidden_beside_row(maker):
    """The first of several ifs is in another if, or the last has an else."""
    parts = []
    for test, arm in Chain(maker).pairs():
        parts += [Node("statement", "single", ["if (", test, ")\n", arm]), "\n"]
    if maker.chance(0.5):
        parts = [maker.fill("<if_there>\nif (n & 1)\n#endif\n"), *parts]
    else:
        parts.append(maker.fill("<if_there>\nelse\n<simple>\n#endif\n"))
    return Node("text", "text", parts)
