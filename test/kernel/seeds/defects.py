"""Defects to seed into a function: what is replaced by what.

Each class is a function that yields edits, lists of (begin, end, text), for one
function. What a tree calls its predicates and converters, and which kinds these are
for, is what `swapfold families` says."""
import re

import text

# What a defect is found by, as a name of a rule.
RULES = {}


def defect(rule):
    def add(make):
        RULES[make.__name__.replace("_", "-")] = (rule, make)
        return make

    return add


class Family:
    """The names of one family of a tree."""

    def __init__(self, told):
        known = [p for p in told["predicates"] if "accepts" in p]
        self.predicates = {p["name"]: frozenset(p["accepts"]) for p in known}
        self.joint = {p["name"] for p in known if p["joint"]}
        self.exact = {p["name"] for p in known if p["exact"]}
        partial = [c for c in told["converters"] if c["partial"]]
        self.takes = {c["name"]: frozenset(c["requires"]) for c in partial if c["requires"]}
        self.converters = {c["name"] for c in told["converters"]}
        self.bits = [name for name in told["flags"] if "_swp_mk" in name]
        # One that gives an entry of a page table is not asked about an entry.
        self.of_entry = {p for p in self.predicates if not re.match("p[tm][ed]_", p)}
        # For each kind one predicate: none is of kinds that another one has, too.
        kinds = sorted((p for p in self.of_entry - self.joint), key=lambda p: (-len(self.predicates[p]), p))
        self.kinds = []
        for name in kinds:
            if not any(self.predicates[name] & self.predicates[kind] for kind in self.kinds):
                self.kinds.append(name)

    def asked(self, code, begin, end):
        return [c for c in text.calls(code, self.predicates, begin, end) if c.name in self.of_entry]

    def converted(self, code, begin, end):
        return list(text.calls(code, self.takes, begin, end))

    def is_whole(self, predicate):
        """Whether it asks for all of some kinds: not for writable ones, say."""
        asked = self.predicates[predicate]
        parts = [self.predicates[kind] for kind in self.kinds if self.predicates[kind] <= asked]
        return predicate in self.exact and frozenset().union(*parts) == asked

    def siblings(self, kinds):
        """The predicates of all kinds that have none of `kinds`."""
        return [name for name in self.kinds if not self.predicates[name] & kinds]


def _negated(code, offset):
    return code[:offset].rstrip().endswith("!")


def _tests(family, code, function):
    """The tests that a conversion of the same entry stands behind, with that: as a
    condition of its arm, as one that is negated and leaves, or on the left of &&."""
    for test in family.asked(code, function.begin, function.end):
        for conversion in family.converted(code, test.end, function.end):
            if conversion.argument == test.argument and _leads(code, function, test, conversion):
                yield test, conversion
                break


def _leads(code, function, test, conversion):
    inner = [i for i in text.ifs(code, function.begin, function.end) if i.bracket < test.begin < i.condition_end]
    if not inner:
        return False
    condition = inner[-1]
    words = code[condition.bracket : condition.condition_end]
    if _negated(code, test.begin):
        # The block that the test stands in must not have ended before the conversion.
        depth = lowest = 0
        for char in code[condition.then_end : conversion.begin]:
            depth += (char == "{") - (char == "}")
            lowest = min(lowest, depth)
        return condition.leaves(code) and "&&" not in words and lowest == 0 and conversion.begin > condition.then_end
    if "||" in words:
        return False
    return conversion.begin < condition.then_end


@defect("swapops-kind-mismatch")
def swapped_predicate(family, code, function):
    """The predicate that a conversion stands behind is that of other kinds."""
    for test, conversion in _tests(family, code, function):
        for other in family.siblings(family.takes[conversion.name]):
            yield [(test.begin, test.begin + len(test.name), other)]


@defect("swapops-kind-mismatch")
def wrong_converter(family, code, function):
    """What stands behind a test is the converter of other kinds."""
    names = sorted(family.converters | {"swp_offset"})
    for test in family.asked(code, function.begin, function.end):
        for conversion in text.calls(code, names, test.end, function.end):
            if conversion.argument != test.argument or not _leads(code, function, test, conversion):
                continue
            for other, takes in sorted(family.takes.items()):
                if not takes & family.predicates[test.name] and _gives_number(other):
                    yield [(conversion.begin, conversion.end, _made(conversion.name, f"{other}({test.argument})"))]


def _gives_number(converter):
    return re.search("pfn$|marker$|value$|internal$", converter) is not None


def _made(converter, number):
    """What `converter` gives, of a number that another one gives."""
    if converter.endswith("page"):
        return f"pfn_to_page({number})"
    return f"page_folio(pfn_to_page({number}))" if converter.endswith("folio") else number


TYPES = {
    "page": "struct page *",
    "folio": "struct folio *",
    "node": "struct xa_node *",
    "iov": "struct net_iov *",
}


@defect("swapops-unguarded-convert")
def moved_conversion(family, code, function):
    """A conversion is done where the entry is read, before it is asked. Who asks for a
    part of a kind may know the kind."""
    for count, (test, conversion) in enumerate(_tests(family, code, function)):
        if not family.is_whole(test.name):
            continue
        pattern = r"\b%s\s*=[^=][^;]*;" % re.escape(test.argument)
        read = [m for m in re.finditer(pattern, code[function.begin : test.begin])]
        if not read or not re.fullmatch(r"\w+", test.argument):
            continue
        at = function.begin + read[-1].end()
        type_of = TYPES.get(re.split("_", conversion.name)[-1], "unsigned long ")
        made = f" {type_of}seeded{count} = {conversion.name}({conversion.argument});"
        yield [(at, at, made), (conversion.begin, conversion.end, f"seeded{count}")]


# What is there to say what should be known already.
ASSERTION = r"(WARN|BUG)_ON"


@defect("swapops-dead-test")
def doubled_arm(family, code, function):
    """What a test has done, and leaves behind, is there twice; or an arm of a ladder."""
    for one in text.ifs(code, function.begin, function.end):
        asked = family.asked(code, one.bracket, one.condition_end)
        words = code[one.bracket : one.condition_end]
        if len(asked) != 1 or "&&" in words or "||" in words or re.search(rf"\b[a-z_]*lock|=|{ASSERTION}", words):
            continue
        copy = code[one.begin : one.then_end]
        if one.has_else or one.is_arm:
            yield [(one.then_end, one.then_end, " else " + copy)]
        elif one.leaves(code):
            yield [(one.then_end, one.then_end, " " + copy)]


@defect("swapops-kind-coverage")
def dropped_kind(family, code, function):
    """One operand of a test of several kinds, or of its negation, is gone."""
    asked = family.asked(code, function.begin, function.end)
    for a, b in zip(asked, asked[1:]):
        between = code[a.end : b.begin].split()
        negated = _negated(code, a.begin)
        if a.argument != b.argument or "".join(between) != ("&&!" if negated else "||"):
            continue
        begin_a = code.rindex("!", 0, a.begin) if negated else a.begin
        begin_b = code.rindex("!", 0, b.begin) if negated else b.begin
        # Who asks for more than a kind, or for a part of it, does not ask for the kind.
        if family.is_whole(a.name):
            yield [(begin_a, begin_b, "")]
        if family.is_whole(b.name):
            yield [(a.end, b.end, "")]


@defect("swapops-kind-coverage")
def spelled_out_kind(family, code, function):
    """A joint predicate is spelled out, but for one of its kinds."""
    for test in family.asked(code, function.begin, function.end):
        if test.name not in family.joint:
            continue
        parts = [kind for kind in family.kinds if family.predicates[kind] <= family.predicates[test.name]]
        if len(parts) < 3 or frozenset().union(*(family.predicates[p] for p in parts)) != family.predicates[test.name]:
            continue
        for left in parts:
            spelled = " || ".join(f"{part}({test.argument})" for part in parts if part != left)
            yield [(test.begin, test.end, f"({spelled})")]


@defect("swapops-lost-flags")
def dropped_flag(family, code, function):
    """The lines that carry a flag bit over to an entry are gone."""
    for one in text.ifs(code, function.begin, function.end):
        made = re.fullmatch(r"{?\s*(\w+)\s*=\s*(\w+)\((\w+)\);\s*}?", one.then(code).strip())
        if not made or made[2] not in family.bits or made[1] != made[3] or one.has_else or one.is_arm:
            continue
        # A call that asks for it, or a variable that holds the answer.
        bit = re.sub(r".*_swp_mk", "", made[2])
        if re.search(rf"{bit}\([\w*]|\b{bit}\b(?!\()", code[one.bracket : one.condition_end].replace(" ", "")):
            yield [(one.begin, one.then_end, ";")]
