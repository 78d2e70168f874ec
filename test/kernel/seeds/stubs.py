"""Stubs of a header, and the header without them."""
import re

import ctext
import text

DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(if|ifdef|ifndef|else|elif|endif)\b", re.M)


def alternatives(code):
    """(begin, end) of what stands behind each #else, up to its #endif, with where its
    #if begins."""
    open_, found = [], []
    for match in DIRECTIVE.finditer(code):
        if match[1].startswith("if"):
            open_.append([match.start(), None])
        elif match[1] == "else" and open_:
            open_[-1][1] = match.start()
        elif match[1] == "endif" and open_:
            begin, otherwise = open_.pop()
            if otherwise is not None:
                found.append((begin, otherwise, match.start()))
    return found


def stubs(content):
    """name -> where the stub of that name is, its head included."""
    code = ctext.code(content)
    plain = text.blanked(content)
    functions = list(text.functions(plain))
    found = {}
    for begin, otherwise, end in alternatives(code):
        real = {f.name for f in functions if begin < f.begin < otherwise}
        before = otherwise
        for f in (f for f in functions if otherwise < f.begin < end):
            if f.name in real:
                head = max(plain.rfind("}", before, f.begin), plain.rfind(";", before, f.begin)) + 1
                directive = max((m.end() for m in ctext.DIRECTIVE.finditer(code, before, f.begin)), default=0)
                found[f.name] = max(head, directive, before), f.end
            before = f.end
    return found


def without(content, places):
    for begin, end in sorted(places, reverse=True):
        content = content[:begin] + "\n" * content.count("\n", begin, end) + content[end:]
    return content
