"""C text, read just far enough to count names: functions without comments."""
import re

# A comment, a string or a character literal.
QUIET = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
# What may stand between a function's parameters and its body, or before its name.
ANNOTATIONS = {"__acquires", "__releases", "__must_hold", "__attribute__", "__printf", "__aligned", "__section"}
GROUP = re.compile(r"(\w+)\s*\(")


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def code(text):
    """The text with comments and literals blanked; offsets and lines stay."""
    return QUIET.sub(_blank, text)


def balanced(text, begin):
    """The offset past the ')' that closes the '(' at begin."""
    depth = 0
    for offset in range(begin, len(text)):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset + 1
    return len(text)


def _name(header):
    name, offset = None, 0
    while group := GROUP.search(header, offset):
        offset = balanced(header, group.end() - 1)
        if group.group(1) not in ANNOTATIONS:
            name = group.group(1)
            if re.fullmatch(r"(COMPAT_)?SYSCALL_DEFINE\d", name):
                name = header[group.start() : header.find(",", group.start())].replace(" ", "")
    return name


def functions(text):
    """The functions of a file: a dictionary from names to bodies.

    A body is what stands between a '{' and the next '}' in the first column, as
    in all kernel code; bodies of one name, in several #if branches, are joined.
    Everything else but their heads is the body of "", macros included.
    """
    text = code(text)
    plain = DIRECTIVE.sub(_blank, text)
    result, rest, end = {}, [], 0
    for begin in re.finditer(r"^\{", plain, re.MULTILINE):
        if begin.start() < end:
            continue
        close = re.compile(r"^\}", re.MULTILINE).search(plain, begin.start())
        if not close:
            break
        header = max([end] + [plain.rfind(mark, end, begin.start()) + 1 for mark in ";}"])
        name = _name(plain[header : begin.start()])
        rest += [text[end:header], *DIRECTIVE.findall(text[header : begin.start()])]
        result[name] = result.get(name, "") + text[begin.start() : close.end()]
        end = close.end()
    rest.append(text[end:])
    result[""] = "".join(rest)
    return result


def conditions(body):
    """The conditions of the body's if and while statements."""
    for match in re.finditer(r"\b(?:if|while)\s*\(", body):
        yield body[match.end() - 1 : balanced(body, match.end() - 1)]
