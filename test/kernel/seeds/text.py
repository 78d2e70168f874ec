"""C text, as far as seeding defects needs it: the functions of a file, calls,
statements and operands, by offsets into the text.

Comments, literals and directives are blanked in `code`, so that offsets are those of
the file."""
import re

import ctext

OPEN = {"(": ")", "[": "]", "{": "}"}


def blanked(text):
    return ctext.DIRECTIVE.sub(ctext._blank, ctext.code(text))


class Function:
    """One function definition: its name, and the offsets of its body's braces."""

    def __init__(self, name, begin, end):
        self.name, self.begin, self.end = name, begin, end


def functions(code):
    """The functions of a file in kernel style: the braces stand in the first column."""
    end = 0
    for match in re.finditer(r"^\{", code, re.M):
        close = code.find("\n}", match.start())
        if match.start() < end or close < 0:
            continue
        header = code[max(end, code.rfind("}", end, match.start()), code.rfind(";", end, match.start())) : match.start()]
        name = ctext._name(header)
        end = close + 2
        if name:
            yield Function(name, match.start(), end)


def closed(code, begin):
    """The offset past what closes the bracket at `begin`."""
    depth = 0
    for offset in range(begin, len(code)):
        depth += (code[offset] in "([{") - (code[offset] in ")]}")
        if depth == 0:
            return offset + 1
    return len(code)


class Call:
    """NAME(ARGUMENT) with one argument: where it is, and the argument's text."""

    def __init__(self, code, name, begin, bracket):
        self.name, self.begin, self.end = name, begin, closed(code, bracket)
        self.argument = " ".join(code[bracket + 1 : self.end - 1].split())


def calls(code, names, begin, end):
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\s*\(")
    for match in pattern.finditer(code, begin, end):
        yield Call(code, match[1], match.start(), match.end() - 1)


def statement_end(code, begin):
    """The offset past the statement that begins at `begin` or behind the space there."""
    begin += len(code[begin:]) - len(code[begin:].lstrip())
    if code[begin] == "{":
        return closed(code, begin)
    word = re.match(r"(if|for|while|switch|do|else)\b", code[begin : begin + 8])
    if not word:
        offset = begin
        while offset < len(code) and code[offset] != ";":
            offset = closed(code, offset) if code[offset] in OPEN else offset + 1
        return offset + 1
    if word[1] in ("do", "else"):
        end = statement_end(code, begin + len(word[1]))
        return code.index(";", end) + 1 if word[1] == "do" else end
    end = statement_end(code, closed(code, code.index("(", begin)))
    otherwise = re.compile(r"\s*else\b").match(code, end)
    return statement_end(code, otherwise.end()) if word[1] == "if" and otherwise else end


class If:
    """An if statement: its keyword, condition, and what it runs then."""

    def __init__(self, code, begin):
        self.begin, self.bracket = begin, code.index("(", begin)
        self.condition_end = closed(code, self.bracket)
        self.then_end = statement_end(code, self.condition_end)
        self.is_arm = re.search(r"\belse\s*$", code[max(0, begin - 40) : begin]) is not None
        self.has_else = re.compile(r"\s*else\b").match(code, self.then_end) is not None

    def then(self, code):
        return code[self.condition_end : self.then_end]

    def leaves(self, code):
        """Whether the last thing that it always does then is to go elsewhere."""
        then, last = self.then(code).strip(), 0
        if then.startswith("{"):
            then = then[1:-1].rstrip()
            while (end := statement_end(then, last)) < len(then):
                last = end
        return re.match(r"\s*(return|goto|continue|break)\b", then[last:]) is not None


def ifs(code, begin, end):
    for match in re.finditer(r"\bif\s*\(", code[begin:end]):
        yield If(code, begin + match.start())
