"""Entries, targets, pages and flags: the expressions that chains and calls are about."""

from grammar import production, texts

SLOT = "struct slot s = { e, NULL, 0 };"
ARRAY = "swp_entry_t a[2] = { e, swp_entry(SWP_DEVICE_READ, 3) };"

texts(
    "entry",
    parameter=(30, "e"),
    parentheses=(2, "(e)"),
    local=(6, "y", "swp_entry_t y = e;"),
    second_declarator=(2, "z", "swp_entry_t w = { 0 }, z = e;"),
    pointer=(4, "*p", "swp_entry_t *p = &e;"),
    pointer_to_pointer=(2, "**pp", "swp_entry_t *p0 = &e, **pp = &p0;"),
    member=(4, "s.e", SLOT),
    through_pointer=(4, "q->e", SLOT + "\nstruct slot *q = &s;"),
    element=(3, "a[0]", ARRAY),
    element_of_local_index=(2, "a[at]", ARRAY + "\nint at = 0;"),
    element_of_index_in_array=(1, "a[ia[0]]", ARRAY + "\nint ia[1] = { 0 }, *pia = ia;"),
    element_of_global_index=(1, "a[current_index]", ARRAY, "current_index = 0;"),
    aliased_element=(2, "a[0]", ARRAY + "\nswp_entry_t *pa = a;"),
    union=(2, "u.e", "union cell u = { e };"),
    volatile=(2, "v", "volatile swp_entry_t v = e;"),
    through_volatile=(1, "*pv", "volatile swp_entry_t *pv = &e;"),
    of_global=(3, "current_entry", "", "current_entry = e;"),
    of_pte=(4, "pte_to_swp_entry(pte)", "pte_t pte = { e.val };"),
    of_pte_pointer=(2, "pte_to_swp_entry(*ptep)", "pte_t pte = { e.val };\npte_t *ptep = &pte;"),
    of_literal=(1, "((struct slot){ e, NULL, 0 }).e"),
    of_call=(2, "same(e)"),
    of_call_with_effects=(2, "next_entry(e)"),
    comma=(1, "(note(1), e)"),
    choice=(1, "(n & 1 ? e : x)"),
    assignment=(1, "(x = e)"),
    address_and_star=(1, "*&e"),
    statement_expression=(1, "({ e; })"),
    const=(2, "c", "const swp_entry_t c = e;"),
    cast=(1, "*(swp_entry_t *)&e"),
)


@production("entry", 1)
def object_macro(maker):
    name = maker.fresh("E@_")
    maker.macro(f"{name} e")
    return name


@production("entry", 1)
def call_macro(maker):
    name = maker.fresh("F@_")
    maker.macro(f"{name}(x) (x)")
    return f"{name}(e)"


texts(
    "target",
    page=(30, "page"),
    parentheses=(1, "(page)"),
    pointer=(3, "*out", "struct page **out = &page;"),
    member=(4, "t.page", "struct slot t = { e, NULL, 0 };"),
    through_pointer=(4, "tp->page", "struct slot t = { e, NULL, 0 };\nstruct slot *tp = &t;"),
    element=(3, "pages[1]", "struct page *pages[4] = { NULL };"),
    element_of_local=(2, "pages[n & 1]", "struct page *pages[4] = { NULL };"),
    element_with_effect=(1, "pages[k++ & 3]", "struct page *pages[4] = { NULL };\nint k = 0;"),
    of_global=(2, "current_page", "", "current_page = NULL;"),
    volatile=(1, "vp", "struct page *volatile vp = NULL;"),
    const_page=(1, "cp", "const struct page *cp = NULL;"),
    void_pointer=(1, "any", "void *any = NULL;"),
)

texts(
    "page",
    element=(8, "mem_map + 4"),
    address=(5, "&mem_map[n & 7]"),
    local=(6, "pg", "struct page *pg = &mem_map[5];"),
    of_global=(2, "held_page", "", "held_page = mem_map + 6;"),
    call=(2, "next_page()"),
    choice=(2, "(page ? page : mem_map)"),
    parentheses=(2, "(mem_map + 3)"),
    cast=(1, "(struct page *)(void *)(mem_map + 2)"),
    member=(2, "held.page", "struct slot held = { e, mem_map + 1, 0 };"),
    comma=(1, "(note(4), mem_map + 5)"),
)

texts(
    "flag",
    one=(5, "1"),
    zero=(5, "0"),
    true=(3, "true"),
    false=(3, "false"),
    two=(1, "2"),
    boolean=(8, "b"),
    negation=(4, "!b"),
    number=(4, "n"),
    bit=(4, "n & 1"),
    comparison=(3, "n != 2"),
    twice_negated=(2, "!!(n & 2)"),
    wide=(2, "(long)n << 32"),
    fraction=(1, "(double)n / 2"),
    cast=(2, "(bool)n"),
    bit_field=(2, "bits.two", "struct { unsigned int one : 1, two : 2; } bits = { n & 1, n & 3 };"),
    call=(3, "note(2) & 1"),
    that_changes_index=(1, "(current_index++, 1)"),
    comma=(2, "(n, b)"),
    assignment=(1, "(b = !b)"),
    choice=(2, "b ? n & 1 : 1"),
    conjunction=(2, "b && n"),
    disjunction=(2, "b || n > 1"),
    spliced=(1, "n \\\n!= 2"),
    asks=(3, "is_write_migration_entry(e)"),
    of_type=(2, "swp_type(e) & 1"),
    nested_call=(1, "type_of(make_device_private_entry(mem_map, b)) & 1"),
)

texts(
    "condition",
    boolean=(5, "b"),
    bit=(6, "n & 1"),
    comparison=(5, "n > 1"),
    call=(2, "note(6) & 1"),
    writes=(3, "is_write_migration_entry(<entry>)"),
    both=(2, "<condition> && <condition>"),
    either=(1, "(<condition> || <condition>)"),
    negation=(2, "!(<condition>)"),
    likely=(1, "likely(<condition>)"),
    assignment=(1, "(x = e, n & 1)"),
)

texts(
    "number",
    one=(4, "1"),
    bits=(4, "(n & 3)"),
    type=(2, "swp_type(e)"),
    made=(2, "swp_type(<made>)"),
    writes=(2, "is_write_migration_entry(<entry>)"),
    pfn=(3, "migration_entry_to_pfn(<entry>)"),
    private_pfn=(2, "device_private_entry_to_pfn(<entry>)"),
    called=(1, "type_of(<made>)"),
    size=(1, "sizeof(<made>)"),
)
