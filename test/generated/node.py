"""C as a tree of pieces, which can be shown, decorated and made smaller."""

import re
from itertools import chain

# What a piece of a kind may be replaced by. Others cannot be left out alone.
SIMPLEST = {
    "statement": [";"],
    "simple": [";"],
    "arm": [";"],
    "more": [""],
    "gap": [""],
    "link": [""],
    "tail": [""],
    "declaration": [""],
    "setup": [""],
    "macro": [""],
    "number": ["1", "0"],
    "condition": ["1", "0"],
    "flag": ["1"],
    "entry": ["e"],
    "target": ["page"],
    "page_value": ["NULL"],
    "page": ["mem_map"],
    "made": ["e"],
}
TOKEN = re.compile(r'\\\n|\s+|[\w@]+|"[^"]*"|[-+*/<>=!&|]=|->|\+\+|--|&&|\|\||<<|>>|##|\.\.\.|.', re.S)
# A line that is a directive.
DIRECTIVE = re.compile(r"(^[ \t]*(?:#|%:)[^\n]*\n?)", re.M)


class Node:
    """A piece of C of some kind (see grammar.py), made by the production of that
    name; parts are texts and further pieces."""

    def __init__(self, kind, production, parts):
        self.kind, self.production = kind, production
        self.parts = []
        for part in parts:
            if isinstance(part, str) and self.parts and isinstance(self.parts[-1], str):
                self.parts[-1] += part
            elif part != "":
                self.parts.append(part)

    def __str__(self):
        return "".join(map(str, self.parts))

    def walk(self):
        """This piece and all that are in it."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def replaced(self, change):
        """A copy in which each piece is what CHANGE(piece) gives, if not None."""
        new = change(self)
        if new is not None:
            return new
        parts = [p.replaced(change) if isinstance(p, Node) else p for p in self.parts]
        return Node(self.kind, self.production, parts)

    def with_tokens(self, change):
        """A copy in which CHANGE(token) gives the parts that stand for a token of
        any text but of directives, gaps and what is already small."""
        parts = []
        for part in self.parts:
            if isinstance(part, Node):
                parts.append(part.with_tokens(change))
            elif self.kind in ("macro", "gap"):
                parts.append(part)
            else:
                for i, text in enumerate(DIRECTIVE.split(part)):
                    parts += [text] if i % 2 else chain.from_iterable(map(change, TOKEN.findall(text)))
        return Node(self.kind, self.production, parts)


def is_whole(line):
    """Whether LINE must end where it does."""
    return line.lstrip().startswith(("#", "%:")) or "//" in line or line.endswith("\\")


def one_line(text):
    """TEXT with line ends only where C needs them."""
    lines, joined, continued = text.split("\n"), "", False
    for i, line in enumerate(lines):
        last = i + 1 == len(lines)
        keep = is_whole(line) or continued or not last and lines[i + 1].lstrip().startswith(("#", "%:"))
        joined += line + ("" if last else "\n" if keep else " ")
        continued = line.endswith("\\")
    return joined


CONTROL = re.compile(r"(\} )?(else|do|if|for|while|switch)\b")


def indented(text):
    """TEXT laid out about as the kernel does it."""
    depth, hanging, lines = 0, 0, []
    for line in text.split("\n"):
        bare = line.strip()
        if bare.startswith(("#", "%:")) or lines and lines[-1].endswith("\\"):
            lines.append(bare)
            continue
        last = lines[-1].strip() if lines else ""
        if bare.startswith("{") and hanging and CONTROL.match(last) and not is_whole(last):
            bare, hanging = f"{last} {bare}", hanging - 1
            depth += last.startswith("}")
            lines.pop()
        elif bare.startswith("else") and last == "}":
            bare, depth = f"}} {bare}", depth + 1
            lines.pop()
        closes = bare.startswith(("}", "case ", "default:"))
        level = depth - closes if closes else depth + hanging
        lines.append("\t" * max(level, 0) + bare if bare else "")
        depth += bare.count("{") - bare.count("}")
        opens = CONTROL.match(bare) and not bare.endswith(("{", ";", "}"))
        hanging = hanging + 1 if opens else 0
    return "\n".join(lines)
