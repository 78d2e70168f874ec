"""Chains of tests of an entry's kind, in every form, and their arms."""

from family import JOINT
from grammar import production, texts
from node import Node

# How a test and a page of the kind <kind> are written.
texts(
    "test",
    plain=(40, "is_<kind>_entry(<entry>)"),
    parentheses=(2, "(is_<kind>_entry(<entry>))"),
    likely=(3, "likely(is_<kind>_entry(<entry>))"),
    unlikely=(3, "unlikely(is_<kind>_entry(<entry>))"),
    twice_negated=(1, "!!is_<kind>_entry(<entry>)"),
    compared=(1, "is_<kind>_entry(<entry>) != 0"),
    compared_with_true=(1, "is_<kind>_entry(<entry>) == true"),
    cast=(1, "(bool)is_<kind>_entry(<entry>)"),
    and_more=(2, "is_<kind>_entry(<entry>) && <condition>"),
    more_before=(1, "<condition> && is_<kind>_entry(<entry>)"),
    or_more=(1, "is_<kind>_entry(<entry>) || n == 3"),
    assignment=(1, "(b = is_<kind>_entry(<entry>))"),
    comma=(1, "(note(8), is_<kind>_entry(<entry>))"),
    choice=(1, "(n & 4 ? 0 : is_<kind>_entry(<entry>))"),
    called_through_pointer=(1, "(*is_<kind>_entry)(<entry>)"),
)
texts(
    "page_value",
    plain=(40, "<kind>_entry_to_page(<entry>)"),
    parentheses=(2, "(<kind>_entry_to_page(<entry>))"),
    cast=(2, "(struct page *)<kind>_entry_to_page(<entry>)"),
    by_hand=(3, "pfn_to_page(swp_offset(<entry>))"),
    choice=(1, "n & 1 ? <kind>_entry_to_page(<entry>) : NULL"),
    comma=(1, "(note(11), <kind>_entry_to_page(<entry>))"),
    of_another_kind=(1, "device_private_entry_to_page(<entry>)"),
    statement_expression=(1, "({ struct page *i = <kind>_entry_to_page(<entry>); i; })"),
    called_through_pointer=(1, "(*<kind>_entry_to_page)(<entry>)"),
)


@production("page_value", 2)
def by_pfn(maker):
    if str(maker.given["kind"]) == "coherent":
        return "coherent_entry_to_page(<entry>)"
    return "pfn_to_page(<kind>_entry_to_pfn(<entry>))"


@production("page_value", 1)
def call_macro(maker):
    name = maker.fresh("C@_")
    maker.macro(f"{name}(x) {maker.given['kind']}_entry_to_page(x)")
    return name + "(<entry>)"


@production("page_value", 1)
def name_macro(maker):
    name = maker.fresh("N@_")
    maker.macro(f"{name} {maker.given['kind']}_entry_to_page")
    return name + "(<entry>)"


texts(
    "arm",
    assign=(30, "<target> = <page_value>;"),
    braces=(10, "{\n<target> = <page_value>;\n}"),
    note_behind=(5, "{\n<target> = <page_value>;\nnote(12);\n}"),
    note_before=(3, "{\nnote(13);\n<target> = <page_value>;\n}"),
    use=(5, "use(<page_value>);"),
    use_behind=(3, "{\n<target> = <page_value>;\nuse(page);\n}"),
    count=(3, "{\n<target> = <page_value>;\nn += 2;\n}"),
    give=(8, "return result(<page_value>, pfn, e, e, n);"),
    negate_and_give=(2, "return !(<page_value>);"),
    local=(3, "{\nstruct page *i = <page_value>;\n\n<target> = i;\n}"),
    shadow=(1, "{\nstruct page *page = <page_value>;\n\nuse(page);\n}"),
    in_condition=(2, "if ((<target> = <page_value>))\nnote(14);"),
    only_if=(2, "if (<condition>)\n<target> = <page_value>;"),
    comma=(2, "note(15), <target> = <page_value>;"),
    loop=(1, "for (int i = 0; i < 2; i++)\n<target> = <page_value>;"),
    changes_parameter=(2, "{\n<target> = <page_value>;\ne = swp_entry(SWP_DEVICE_READ, 3);\n}"),
    changes_by_call=(2, "{\n<target> = <page_value>;\nflip(&e);\n}"),
    changes_global=(2, "{\n<target> = <page_value>;\nstep();\n}"),
    changes_by_mutator=(1, "{\n<target> = <page_value>;\nmake_migration_entry_read(&e);\n}"),
    member_of_literal=(1, "s2 = (struct slot){ e, <page_value>, n };", "struct slot s2 = { e, NULL, 0 };"),
    of_void=(1, "(void)(<page_value>);"),
    asserts=(1, "{\nVM_BUG_ON(n > 90);\n<target> = <page_value>;\n}"),
    several=(1, "{\nstruct page *i = <page_value>, *j = i;\n\n<target> = j;\n}"),
    nothing=(1, ";"),
    counts=(1, "n++;"),
    adds=(1, "n |= 4;"),
)


@production("arm", 3)
def leave(maker):
    maker.ends = True
    return "{\n<target> = <page_value>;\ngoto out;\n}"


@production("arm", 4)
def pfn(maker):
    if str(maker.given["kind"]) == "coherent":
        return "pfn = page_to_pfn(mem_map + 2);"
    return "pfn = <kind>_entry_to_pfn(<entry>);"


@production("arm", 1)
def in_macro(maker):
    name = maker.fresh("A@_")
    value = maker.fill("<page_value>", entry="x")
    maker.macro(f"{name}(to, x) do {{ to = {value}; }} while (0)")
    return name + "(<target>, <entry>);"


class Chain:
    """The kinds that one chain tests, in its order, and what all its arms share."""

    def __init__(self, maker):
        self.maker = maker
        count = maker.random.randint(1, len(maker.kinds) + 1)
        self.kinds = maker.random.sample(maker.kinds, min(count, len(maker.kinds)))
        self.entry, self.target = maker.one_of("entry"), maker.one_of("target")
        self.state = maker.random.getrandbits(32)
        # One chain in four has arms of all sorts.
        self.strays = 0.5 if maker.chance(0.25) else 0.02

    def piece(self, kind, of):
        """A test, page or arm for entries of kind OF: the same production for all,
        but for strays."""
        maker = self.maker
        given = dict(kind=of, entry=self.entry, target=self.target)
        if maker.chance(self.strays):
            given["entry"] = maker.one_of("entry")
        outer, maker.given = maker.given, {**maker.given, **given}
        random = maker.random
        if not maker.chance(self.strays):
            # The same choices in every arm.
            maker.random = type(random)(self.state)
        made = maker.one_of(kind)
        maker.random, maker.given = random, outer
        return made

    def pairs(self, kind="arm"):
        return [(self.piece("test", of), self.piece(kind, of)) for of in self.kinds]


def gap(maker):
    """What may stand between two arms."""
    share = maker.random.random()
    if share < 0.93:
        return ""
    directives = [
        "\n#ifdef CFG_A\nelse if (n == 9)\n note(21);\n#endif",
        "\n#if 1\n#endif",
        "\n%:ifdef CFG_A\nelse if (n == 8)\n note(22);\n%:endif",
        "\n#ifndef CFG_A\n#endif",
        "\n#define UNUSED_@\n#undef UNUSED_@",
        "\n\n",
    ]
    return Node("gap", "between_arms", [maker.random.choice(directives)])


def whole(arm):
    """ARM in braces, unless it is one: an else may follow."""
    text = str(arm)
    return arm if text.startswith("{") or not text.startswith(("if", "for")) else Node(
        "text", "text", ["{\n", arm, "\n}"])


def ladder_of(maker, pairs, last):
    (test, arm), rest = pairs[0], pairs[1:]
    if rest:
        more = ladder_of(maker, rest, last)
        tail = Node("tail", "else_if", [gap(maker), "\nelse ", more])
    else:
        tail = Node("tail", "else", ["\nelse ", whole(last)]) if last else ""
    return Node("statement", "rest", ["if (", test, ")\n", whole(arm), tail])


@production("chain", 12)
def ladder(maker):
    chain = Chain(maker)
    last = maker.one_of("simple") if maker.chance(0.3) else None
    return ladder_of(maker, chain.pairs(), last)


@production("chain", 6)
def row(maker):
    parts = []
    for test, arm in Chain(maker).pairs():
        parts.append(Node("statement", "single", ["if (", test, ")\n", arm]))
        between = Node("gap", "between_ifs", [str(gap(maker)).split("else if")[0] and "\n"])
        parts += ["\n", between]
        if maker.chance(0.05):
            parts += [maker.one_of("simple"), "\n"]
    return Node("text", "text", parts[:-2])


@production("chain", 3)
def nested(maker):
    made = None
    for test, arm in reversed(Chain(maker).pairs()):
        inner = ["\nelse {\n", made, "\n}"] if made else []
        made = Node("statement", "nest", ["if (", test, ")\n", whole(arm), *inner])
    return made


@production("chain", 5)
def ternary(maker):
    chain = Chain(maker)
    made = Node("page_value", "null", ["NULL"])
    for test, value in reversed(chain.pairs("page_value")):
        made = Node("page_value", "choice", ["(", test, ") ? ", value, " : ", Node("text", "text", [made])])
    return Node("text", "text", [chain.target, " = ", made, ";"])


@production("chain", 5)
def returns(maker):
    """Each arm returns; else is needless."""
    chain = Chain(maker)
    parts = []
    for of in chain.kinds:
        value = chain.piece("page_value", of)
        give = Node("arm", "give", ["return result(", value, ", 1, e, e, n);"])
        parts += [Node("statement", "single", ["if (", chain.piece("test", of), ")\n", give]), "\n"]
    return Node("text", "text", ["if (n & 1) {\n", *parts, "}"])


def several(maker):
    """A chain whose tests stand in one condition, often those of a joint predicate."""
    chain = Chain(maker)
    if set(JOINT) <= set(maker.kinds) and maker.chance(0.4):
        chain.kinds = maker.random.sample(JOINT, len(JOINT))
    return chain


def joined(chain, between, before=""):
    parts = []
    for of in chain.kinds:
        parts += [between if parts else "", before, chain.piece("test", of)]
    return Node("text", "text", parts)


@production("chain", 6)
def disjunction(maker):
    chain = several(maker)
    test = joined(chain, maker.random.choice([" || ", " ||\n", "\n|| "]))
    arm = maker.one_of("simple") if maker.chance(0.5) else chain.piece("arm", chain.kinds[0])
    return Node("text", "text", ["if (", test, ")\n", arm])


@production("chain", 2)
def bitwise_disjunction(maker):
    chain = several(maker)
    parts = [f"is_{of}_entry(e)" for of in chain.kinds]
    return "n += " + " | ".join(parts) + ";"


@production("chain", 2)
def value_of_disjunction(maker):
    return Node("text", "text", ["b = ", joined(several(maker), " || "), ";"])


@production("chain", 3)
def type_of_disjunction(maker):
    name, of = maker.fresh("t"), joined(several(maker), " || ")
    deduced = ["__auto_type ", name, " = ", of]
    parts = deduced if maker.chance(0.5) else ["typeof(", of, ") ", name, " = 5"]
    return Node("text", "text", ["{\n", *parts, f";\n\nn += {name} + 3;\n{name} += 4;\nn += {name};\n}}"])


@production("chain", 3)
def conjunction_of_negations(maker):
    chain = several(maker)
    return Node("text", "text", ["if (", joined(chain, " && ", "!"), ")\n", maker.one_of("simple")])


@production("chain", 1)
def mixed_operators(maker):
    chain = several(maker)
    return Node("text", "text", ["if (b && (", joined(chain, " || "), ") || n == 2)\n", maker.one_of("simple")])


@production("chain", 1)
def disjunction_in_argument(maker):
    return Node("text", "text", ["note(", joined(several(maker), " || "), ");"])


@production("chain", 4)
def kept_answer(maker):
    chain, name = Chain(maker), maker.fresh("m")
    of = chain.kinds[0]
    parts = [f"{{\nbool {name} = ", chain.piece("test", of), ";\n\n", maker.one_of("simple"), f"\nif ({name})\n"]
    return Node("text", "text", [*parts, chain.piece("arm", of), "\n}"])


@production("chain", 4)
def guard(maker):
    """Whatever is of another kind has left before."""
    chain = Chain(maker)
    maker.ends = True
    test, arm = chain.piece("test", chain.kinds[0]), chain.piece("arm", chain.kinds[0])
    return Node("text", "text", ["if (!(", test, "))\ngoto out;\n", arm])


@production("chain", 2)
def assertion(maker):
    chain = Chain(maker)
    test, arm = chain.piece("test", chain.kinds[0]), chain.piece("arm", chain.kinds[0])
    return Node("text", "text", ["VM_BUG_ON(!(", test, "));\n", arm])


@production("chain", 2)
def by_type(maker):
    chain = Chain(maker)
    types = {"migration": "SWP_MIGRATION", "device_private": "SWP_DEVICE", "device_exclusive": "SWP_EXCLUSIVE"}
    parts = ["switch (swp_type(", chain.entry, ")) {\n"]
    for of in chain.kinds:
        if of in types:
            parts += [f"case {types[of]}_READ:\ncase {types[of]}_WRITE:\n", chain.piece("arm", of), "\nbreak;\n"]
    return Node("text", "text", [*parts, "default:\nbreak;\n}"])


@production("chain", 3)
def unguarded(maker):
    chain = Chain(maker)
    return chain.piece("arm", chain.kinds[0])


@production("chain", 2)
def case_in_arm(maker):
    chain = Chain(maker)
    test, arm = chain.piece("test", chain.kinds[0]), chain.piece("arm", chain.kinds[0])
    head = ["switch (n & 3) {\ncase 0:\nif (", test, ") {\n"]
    return Node("text", "text", [*head, "case 1:\n", arm, "\n}\n}"])


@production("chain", 2)
def label_in_arm(maker):
    chain, name = Chain(maker), maker.fresh("inside")
    test, arm = chain.piece("test", chain.kinds[0]), chain.piece("arm", chain.kinds[0])
    return Node("text", "text", [f"if (n & 2)\ngoto {name};\nif (", test, f") {{\n{name}:\n", arm, "\n}"])
