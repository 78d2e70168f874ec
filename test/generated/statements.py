"""Statements, calls of constructors and mutators, macros, and the whole function."""

import re

from grammar import production, texts
from node import Node

EFFECT = re.compile(r"note\(|next_|flip\(|step\(|\+\+|[^=!<>]=[^=]")


def one_effect(maker, text, **holes):
    """TEXT filled so that at most one of its HOLES, which nothing orders, has an
    effect: the others become what is given there."""
    given, busy = {}, False
    for hole, plain in holes.items():
        piece = maker.one_of(hole)
        if EFFECT.search(str(piece)):
            if busy:
                piece = Node(hole, "plain", [plain])
            busy = True
        given[hole] = piece
    return maker.fill(text, **given)


@production("made", 10)
def private(maker):
    return one_effect(maker, "make_device_private_entry(<page>, <flag>)", page="mem_map", flag="b")


@production("made", 8)
def migration(maker):
    return one_effect(maker, "make_migration_entry(<page>, <flag>)", page="mem_map", flag="b")


@production("made", 1)
def scattered(maker):
    return one_effect(maker, "make_device_private_entry(<page>,\n<flag>)", page="mem_map", flag="b")


@production("made", 1)
def made_by_macro(maker):
    name = maker.fresh("M@_")
    maker.macro(f"{name}(p, w) make_device_private_entry(p, w)")
    return one_effect(maker, name + "(<page>, <flag>)", page="mem_map", flag="b")


texts(
    "made",
    other=(2, "swp_entry(SWP_DEVICE_READ, 2)"),
    same=(1, "same(<made>)"),
    chosen_by_type=(1, "_Generic(e, swp_entry_t: <made>)"),
    chosen=(1, "__builtin_choose_expr(sizeof(n) == 8, <made>, e)"),
)

S2 = "struct slot s2 = { e, NULL, 0 };"
texts(
    "simple",
    notes=(6, "note(31);"),
    adds=(8, "n += <number>;"),
    uses=(3, "use(page);"),
    makes=(12, "x = <made>;"),
    reads=(4, "x = <entry>;"),
    keeps=(4, "b = <condition>;"),
    page=(2, "page = <page>;"),
    pfn=(5, "pfn = migration_entry_to_pfn(<entry>);"),
    private_pfn=(3, "pfn = device_private_entry_to_pfn(<entry>);"),
    page_of_pfn=(3, "page = pfn_to_page(device_private_entry_to_pfn(<entry>));"),
    by_hand=(3, "page = pfn_to_page(swp_offset(<entry>));"),
    mutates=(5, "make_migration_entry_read(&x);"),
    mutates_through_pointer=(2, "make_migration_entry_read(px);", "swp_entry_t *px = &e;"),
    mutates_member=(2, "make_migration_entry_read(&s2.e);", S2),
    mutates_element=(2, "make_migration_entry_read(&a2[n & 1]);", "swp_entry_t a2[2] = { e, e };"),
    mutates_array=(1, "make_migration_entry_read(a2);", "swp_entry_t a2[2] = { e, e };"),
    mutates_next=(1, "make_migration_entry_read(&a2[k2++ & 1]);", "swp_entry_t a2[2] = { e, e };\nint k2 = 0;"),
    mutates_void=(1, "make_migration_entry_read(any2);", "void *any2 = &e;"),
    mutates_behind_comma=(1, "note(32), make_migration_entry_read(&x);"),
    mutates_choice=(1, "make_migration_entry_read(n & 1 ? &x : &e);"),
    member_of_literal=(3, "s2 = (struct slot){ <made>, NULL, n };", S2),
    named_member_of_literal=(1, "s2 = (struct slot){ .n = 1, .e = <made> };", S2),
    sets_member=(2, "s2.e = <made>;", S2),
    behind_comma=(2, "note(33), x = <made>;"),
    before_comma=(1, "x = <made>, note(34);"),
    in_choice=(2, "x = n & 1 ? <made> : e;"),
    of_void=(1, "(void)<made>;"),
    loop_of_one=(1, "do\nx = <made>;\nwhile (0);"),
    assigns_twice=(1, "x = e = <made>;"),
    assembler=(1, 'asm volatile("" : "+r" (e.val) : "r" (swp_type(<made>)));'),
    exchanges=(1, "n += __sync_bool_compare_and_swap(&e.val, e.val, x.val);"),
    asks=(3, "n += is_write_migration_entry(<entry>);"),
    asks_twice=(1, "n += is_write_migration_entry(x) ? 2 : is_write_migration_entry(e);"),
    nothing=(1, ";"),
)
texts(
    "statement",
    chain=(60, "<chain>"),
    simple=(14, "<simple>"),
    two=(4, "<statement>\n<statement>"),
    block=(3, "{\n<statement>\n}"),
    only_if=(5, "if (<condition>)\n<body>"),
    if_else=(6, "if (<condition>)\n<body>\nelse\n<body>"),
    if_else_braces=(3, "if (<condition>) {\n<statement>\n} else {\n<statement>\n}"),
    makes_either=(4, "if (<condition>)\nx = <made>;\nelse\nx = <made>;"),
    makes_either_on_one_line=(1, "if (<condition>) x = <made>; else x = <made>;"),
    makes_in_ladder=(2, "if (n == 2) x = <made>;\nelse if (b)\nn = 3;\nelse\nx = <made>;"),
    makes_in_condition=(2, "if (swp_type(<made>) & 1)\n<body>"),
    makes_in_switch=(1, "switch (swp_type(<made>)) {\ncase SWP_DEVICE_READ:\n<simple>\nbreak;\ndefault:\n<simple>\n}"),
    declares=(3, "{\nswp_entry_t y2 = <made>;\n\nx = y2;\n}"),
    declares_several=(1, "{\nswp_entry_t y3 = <made>, z3 = <made>;\n\nx = n & 1 ? y3 : z3;\n}"),
    declares_behind=(2, "{\nint old = n;\nswp_entry_t y4 = <made>;\nint n4 = note(35);\n\nx = y4;\nn += old + n4;\n}"),
    declares_static=(1, "{\nstatic int calls;\nswp_entry_t y5 = <made>;\n\nx = y5;\ncalls++;\n}"),
    declares_auto=(1, "{\n__auto_type y7 = <made>;\n\nx = y7;\n}"),
    declares_cleanup=(2, "{\n__attribute__((cleanup(put_entry))) swp_entry_t y8 = <made>;\n\n<statement>\n}"),
    declares_const=(1, "{\nconst swp_entry_t y6 = <made>;\n\nx = y6;\n}"),
    gives=(2, "if (n == 3)\nreturn result(page, pfn, <made>, e, n);"),
    directive=(3, "\n#ifdef CFG_A\n<statement>\n#endif\n"),
    directive_else=(2, "\n#ifdef CFG_A\n<simple>\n#else\n<simple>\n#endif\n"),
    directive_around_if=(2, "\n#ifndef CFG_A\nif (n & 1)\n#endif\n<simple>\n"),
    shadowed_entry=(2, "{\nswp_entry_t e = x;\n\n<statement>\n}"),
    shadowed_function=(1, "{\nint swp_offset = 3;\n\npfn = migration_entry_to_pfn(<entry>);\nn += swp_offset;\n}"),
    shadowed_predicate=(1, "{\nint is_pfn_swap_entry = 2;\n\n<body>\nn += is_pfn_swap_entry;\n}"),
    shadowed_type=(1, "{\nint page_to_pfn = 4, SWP_DEVICE_WRITE = 1;\n\n<simple>\nn += page_to_pfn + SWP_DEVICE_WRITE;\n}"),
    function_pointer=(2, "{\nstruct page *(*get)(swp_entry_t) = device_private_entry_to_page;\n\npage = get(e);\n}"),
    predicate_pointer=(1, "{\nbool (*is)(swp_entry_t) = is_write_migration_entry;\n\nn += is(e);\n}"),
    constructor_pointer=(1, "{\nswp_entry_t (*make)(struct page *, bool) = make_device_private_entry;\n\nx = make(mem_map, b);\n}"),
    nested_function_statement=(1, "n += ({ long i = 1; <simple> i; });"),
    case_on_its_line=(2, "switch (n & 3) {\ncase 0: x = <made>; break;\ncase 1 ... 2: <simple> break;\ndefault: <simple>\n}"),
    code_behind=(2, "x = <made>; n++;"),
    if_and_code_behind=(1, "if (<condition>) x = <made>; n++;"),
    switches=(4, "switch (n & 3) {\ncase 0:\n<statement>\nbreak;\ncase 1:\n<statement>\ndefault:\n<simple>\n}"),
)
texts(
    "body",
    braces=(5, "{\n<statement>\n}"),
    simple=(4, "<simple>"),
)


@production("statement", 4)
def counts(maker):
    name = maker.fresh("i")
    return f"for (int {name} = 0; {name} < 2; {name}++)\n<body>"


@production("statement", 1)
def makes_in_head(maker):
    name = maker.fresh("i")
    return f"for (int {name} = swp_type(<made>) & 1; {name} < 2; {name}++)\n<body>"


@production("statement", 2)
def goes_down(maker):
    name = maker.fresh("left")
    maker.declare(f"int {name} = 2;")
    return f"while ({name}-- > 0) {{\n<statement>\n}}"


@production("statement", 1)
def leaves_loop(maker):
    name = maker.fresh("i")
    return f"for (int {name} = 0; ; {name}++) {{\n<statement>\nif ({name} > 1)\nbreak;\n<simple>\n}}"


@production("statement", 2)
def does_once(maker):
    return "do {\n<statement>\n} while (0);"


@production("statement", 2)
def leaves(maker):
    maker.ends = True
    return "if (<condition>)\ngoto out;"


@production("statement", 1)
def goes_back(maker):
    name, count = maker.fresh("again"), maker.fresh("left")
    maker.declare(f"int {count} = 1;")
    return f"{name}:\n<statement>\nif ({count}-- > 0)\ngoto {name};"


def kinds_macro(maker, form):
    """A macro's body that tests some kinds of its parameter x, in FORM."""
    kinds = maker.random.sample(maker.kinds, maker.random.randint(1, len(maker.kinds)))
    return form.join(f"is_{kind}_entry(x)" for kind in kinds)


@production("statement", 4)
def predicate_macro(maker):
    name = maker.fresh("P@_")
    tests = kinds_macro(maker, " || ")
    maker.macro(f"{name}(x) " + (f"({tests})" if maker.chance(0.75) else tests))
    return f"if ({maker.random.choice(['', '!'])}{name}(<entry>))\n<body>"


@production("statement", 2)
def predicate_macro_twice(maker):
    name = maker.fresh("P@_")
    maker.macro(f"{name}(x) ({kinds_macro(maker, ' || ')})")
    return f"if ({name}(e))\n<simple>\nif ({name}(x) && n)\n<simple>"


@production("statement", 2)
def chain_macro(maker):
    name = maker.fresh("L@_")
    kinds = maker.random.sample(maker.kinds, 2)
    arms = [f"if (is_{kind}_entry(x)) to = {kind}_entry_to_page(x);" for kind in kinds]
    maker.macro(f"{name}(to, x) do {{ \\\n{' else '.join(arms)} \\\n}} while (0)")
    return name + "(<target>, <entry>);"


@production("statement", 2)
def pasting_macro(maker):
    name = maker.fresh("K@_")
    maker.macro(f"{name}(kind, x) is_##kind##_entry(x)")
    return f"if ({name}(migration, <entry>))\npage = migration_entry_to_page(e);"


@production("statement", 2)
def in_argument(maker):
    """A chain, a test or a call as an argument: alone, or of any number."""
    name = maker.fresh("I@_")
    maker.macro(f"{name}(...) __VA_ARGS__")
    body = maker.one_of("body")
    # Directives in an argument have no defined meaning.
    if any(word in str(body) for word in ("#", "%:")):
        body = maker.one_of("simple")
    return Node("text", "text", [name + "(\n", body, "\n)"])


@production("statement", 2)
def value_in_argument(maker):
    name = maker.fresh("I@_")
    maker.macro(f"{name}(x) (x)")
    return f"x = {name}(<made>);"


@production("statement", 1)
def argument_twice(maker):
    name = maker.fresh("D@_")
    maker.macro(f"{name}(x) ((x) + (x))")
    return f"n += {name}(migration_entry_to_pfn(e));"


@production("statement", 2)
def stringized(maker):
    name = maker.fresh("S@_")
    maker.macro(f"{name}(x) (effects += sizeof(#x), (x))")
    kinds = maker.random.sample(maker.kinds, 2)
    return f"n += {name}(" + " || ".join(f"is_{kind}_entry(e)" for kind in kinds) + ");"


@production("statement", 1)
def stringized_call(maker):
    name = maker.fresh("S@_")
    maker.macro(f"{name}(x) (effects += sizeof(#x), (x))")
    return f"x = {name}(make_device_private_entry(mem_map, b));"


@production("statement", 1)
def table(maker):
    """A converter is named outside of functions."""
    name = maker.fresh("table@_")
    head = f"static struct page *(*const {name}[])(swp_entry_t)"
    maker.above.append(Node("macro", "table", [f"{head} = {{ device_private_entry_to_page }};\n"]))
    return f"page = {name}[0](<entry>);"


@production("statement", 1)
def macro_of_new_name(maker):
    """What a rewrite would call is a macro here."""
    name = maker.random.choice(["swp_offset(x) (swp_offset(x) + 0)", "is_pfn_swap_entry(x) (is_pfn_swap_entry(x) && 1)"])
    maker.macro(name)
    maker.undefined = name.split("(")[0]
    return "<statement>"


@production("function", 1)
def function(maker):
    body = maker.fill("\n".join(["<statement>"] * maker.random.choice([1, 1, 1, 2, 2, 3])))
    # Found above, what it needs comes first.
    parts = [*maker.above, "long f@(swp_entry_t e)\n{\n"]
    parts += ["struct page *page = NULL;\nunsigned long pfn = 0;\nlong n = swp_offset(e) & 3;\n"]
    parts += ["bool b = n & 1;\nswp_entry_t x = e;\n"]
    for declared in maker.declared.values():
        parts += [declared, "\n"]
    parts.append("\n")
    for setup in maker.setup:
        parts += [setup, "\n"]
    parts += [body, "\n", "out:\n" if maker.ends else "", "return result(page, pfn, x, e, n);\n}\n"]
    if maker.undefined:
        parts.append(f"#undef {maker.undefined}\n")
    return Node("function", "function", parts)
