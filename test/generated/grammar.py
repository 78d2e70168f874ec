"""How productions are written, and how one of a kind is chosen.

A production makes a piece of one kind: a statement, an arm, a condition, an entry,
a target, the page of a kind of entry, a flag and so on. Its text has <kind> where
another piece goes. '@' in a name becomes the function's number, so that many
functions fit into a file.
"""

import re
from collections import defaultdict

from node import Node

PRODUCTIONS = defaultdict(dict)
HOLE = re.compile(r"<([a-z_]+)>")
# Deeper statements are simple ones.
DEPTH = 3


def production(kind, weight):
    """Registers a function that takes a Maker and gives a Node or a text."""

    def register(function):
        PRODUCTIONS[kind][function.__name__] = (weight, function)
        return function

    return register


def texts(kind, **given):
    """Registers productions that are NAME=(WEIGHT, TEXT, DECLARATION, SETUP): the
    last two, which may be missing, are said at the function's start."""
    for name, (weight, text, *said) in given.items():

        def make(maker, text=text, said=said):
            for say, what in zip((maker.declare, maker.before), said):
                if what:
                    say(what)
            return text

        PRODUCTIONS[kind][name] = (weight, make)


class Maker:
    """Makes one function: what it says above itself and at its start collects here."""

    def __init__(self, random, kinds, left_out=()):
        """KINDS are the kinds of entry that have predicates and converters."""
        self.random, self.kinds, self.left_out = random, kinds, left_out
        self.depth, self.count, self.loops = 0, 0, 0
        self.above, self.declared, self.setup = [], {}, []
        self.ends, self.undefined = False, None
        # What <entry>, <target> and <kind> stand for just now.
        self.given = {}

    def chance(self, share):
        return self.random.random() < share

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def declare(self, text):
        """Says each line of TEXT once at the function's start."""
        for line in text.split("\n"):
            self.declared.setdefault(line, Node("declaration", "declaration", [line]))

    def before(self, text):
        """Says TEXT before the first statement."""
        if text not in map(str, self.setup):
            self.setup.append(Node("setup", "setup", [text]))

    def macro(self, text):
        """Defines a macro above the function."""
        self.above.append(Node("macro", "macro", ["#define " + text + "\n"]))

    def make(self, kind, name):
        self.depth += 1
        made = PRODUCTIONS[kind][name][1](self)
        self.depth -= 1
        if isinstance(made, Node):
            return Node(kind, name, made.parts)
        return Node(kind, name, self.fill(made).parts)

    def one_of(self, kind):
        if kind == "statement" and self.depth >= DEPTH:
            kind = "simple"
        names = [name for name in PRODUCTIONS[kind] if f"{kind}.{name}" not in self.left_out]
        weights = [PRODUCTIONS[kind][name][0] for name in names]
        return self.make(kind, self.random.choices(names, weights)[0])

    def fill(self, text, **given):
        """A piece of no kind: TEXT, with a piece in each hole."""
        outer, self.given = self.given, {**self.given, **given}
        parts = []
        for i, part in enumerate(HOLE.split(text)):
            if i % 2 == 0:
                parts.append(part)
            else:
                parts.append(self.given[part] if part in self.given else self.one_of(part))
        self.given = outer
        return Node("text", "text", parts)
