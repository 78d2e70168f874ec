# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Generates mutants of the core: each is one small mistake in one file.

A mutant is known by its file, its operator, the line that it changes and, if
the file has the same line more than once, which of them: so it keeps its name
when lines move.
"""

import re
from dataclasses import dataclass

# What one mistakes for another.
SWAPPED = [
    ("SWP_DEVICE_READ", "SWP_DEVICE_WRITE"),
    ("SWP_DEVICE_EXCLUSIVE_READ", "SWP_DEVICE_EXCLUSIVE_WRITE"),
    ("SWP_MIGRATION_READ", "SWP_MIGRATION_WRITE"),
    ("MM_ANONPAGES", "MM_SWAPENTS"),
    ("PTE_SOFT_DIRTY", "PTE_UFFD_WP"),
    ("MMU_NOTIFY_EXCLUSIVE", "MMU_NOTIFY_CLEAR"),
    ("VM_LOCKED", "VM_SHARED"),
    ("make_readable_", "make_writable_"),
    ("inc_mm_counter", "dec_mm_counter"),
    ("VM_FAULT_RETRY", "VM_FAULT_SIGBUS"),
    ("true", "false"),
]
# A call, an assignment, or a count, that is a whole statement.
STATEMENT = re.compile(
    r"^\t+(?:[\w:.>*&-]+\(.*\)|[\w:.>*&\[\]()-]+ (?:\||&|\+)?= .*|[\w.>-]+(?:\+\+|--));$"
)
KEYWORD = re.compile(r"^\t*(return|else|goto|break|continue|case|BUG_ON|static|using|if|for|while|do)\b")
CONDITION = re.compile(r"^(\t+(?:\} else |else )?(?:if|while) )\((.*)\)( \{)?$")
RETURNED = re.compile(r"^(\t+return )([^;]* (?:&&|\|\|) [^;]*);$")
LOST = (
    ("lost reference", ("get_page", "put_page", "page_ref")),
    ("lost notification", ("mmu_notifier_", "moved(")),
    ("lost flush", ("flush",)),
    ("lost count", ("mm_counter", "rmap(", "mapcount", "release(", "duplicate(")),
    ("lost unlock", ("unlock", "up_read", "up_write")),
)


@dataclass(frozen=True)
class Mutant:
    path: str
    operator: str
    text: str  # of the line, before
    nth: int
    begin: int  # the lines that are replaced
    end: int
    lines: tuple

    @property
    def name(self):
        which = f" ({self.nth + 1})" if self.nth else ""
        return f"{self.path}: {self.operator}: {self.text}{which}"


def operands(expression):
    """The top-level operands of a chain of || or &&, and the operator."""
    for operator in (" || ", " && "):
        parts, depth, start, i = [], 0, 0, 0
        while i < len(expression):
            depth += (expression[i] == "(") - (expression[i] == ")")
            if not depth and expression.startswith(operator, i):
                parts.append(expression[start:i])
                start = i = i + len(operator)
                continue
            i += 1
        if parts:
            return [*parts, expression[start:]], operator
    return [], ""


def joined(lines, i):
    """What starts at line i as one line, and the line behind it."""
    text, end = lines[i], i + 1
    while end < len(lines) and end - i < 6:
        if text.count("(") <= text.count(")") and not text.endswith(("||", "&&", "=", "?")):
            break
        text += " " + lines[end].strip()
        end += 1
    return text, end


def drop_name(text):
    for name, calls in LOST:
        if any(call in text for call in calls):
            return name
    return "dropped statement"


def unkept(text):
    """(operator, replacement) for each call that says which bits an entry has."""
    for call in re.finditer(r"\bpte_(keep|set|clear)_bits\(", text):
        arguments, depth, end = [call.end()], 1, call.end()
        while end < len(text) and depth:
            depth += (text[end] == "(") - (text[end] == ")")
            if (text[end] == "," and depth == 1) or not depth:
                arguments.append(end)
            end += 1
        if not depth:
            of = text[arguments[0] : arguments[1]]
            operator = "kept bits" if call[1] == "clear" else "lost bits"
            yield operator, text[: call.start()] + of + text[end:]


def without_one(head, inner, tail):
    parts, operator = operands(inner)
    for n in range(len(parts)):
        rest = operator.join(parts[:n] + parts[n + 1 :])
        yield f"operand {n + 1} missing", head + rest + tail


def mutate_statement(lines, i):
    """(operator, replacement, line behind) for what starts at line i."""
    text, end = joined(lines, i)
    if STATEMENT.match(text) and not KEYWORD.match(text):
        yield drop_name(text), re.match(r"\t*", text)[0] + ";", end
    if found := CONDITION.match(text):
        head, inner, tail = found[1] + "(", found[2], ")" + (found[3] or "")
        yield "negated condition", f"{head}!({inner}){tail}", end
        guarded = lines[end].strip() if end < len(lines) else ""
        if tail == ")" and re.match(r"(return|goto|continue)\b", guarded):
            yield "skipped check", f"{head}false{tail}", end
        for operator, new in without_one(head, inner, tail):
            yield operator, new, end
    for operator, new in unkept(text):
        yield operator, new, end
    if found := RETURNED.match(text):
        for operator, new in without_one(found[1], found[2], ";"):
            yield operator, new, end


def mutate_constant(line):
    """(operator, replacement) for the constants of a line."""
    for pair in SWAPPED:
        for this, that in (pair, pair[::-1]):
            suffix = "" if this.endswith("_") else r"\b"
            changed = re.sub(rf"\b{this}{suffix}", that, line, count=1)
            if changed != line:
                yield f"{this} swapped", changed
    changed = re.sub(r"([=!]= )(\d)\b", lambda m: m[1] + str(int(m[2]) + 1), line, count=1)
    if changed != line:
        yield "off by one", changed


def is_compiled(stack, line):
    """Whether code behind this line is, with every CONFIG_ on; stack: of what
    is open."""
    if re.match(r"#if", line):
        stack.append(not re.match(r"#ifndef CONFIG_|#if !", line))
    elif line.startswith("#else"):
        stack[-1] = not stack[-1]
    elif line.startswith("#endif"):
        stack.pop()
    return all(stack)


def mutants(path, text):
    """All mutants of a file."""
    lines = text.split("\n")
    seen = {}
    stack = []
    depth = 0
    for i, line in enumerate(lines):
        inside = depth > 0
        depth += line.count("{") - line.count("}")
        stripped = line.strip()
        compiled = is_compiled(stack, stripped)
        if not inside or not stripped or stripped.startswith(("//", "#")):
            continue
        found = list(mutate_statement(lines, i))
        found += [(operator, new, i + 1) for operator, new in mutate_constant(line)]
        for operator, new, end in found:
            nth = seen.get((operator, stripped), 0)
            seen[operator, stripped] = nth + 1
            if compiled:
                yield Mutant(path, operator, stripped, nth, i, end, (new,))


def apply(mutant, text):
    lines = text.split("\n")
    lines[mutant.begin : mutant.end] = mutant.lines
    return "\n".join(lines)
