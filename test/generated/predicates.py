#!/usr/bin/env python3
"""Random predicates of a family, read by the tool, and compiled and run.

    predicates.py --swapfold PROGRAM --seed N --count N [--header N]

Each header has some tens of predicates, and helpers and macros that they call. For every
tag, at some offsets, with an option on and off, what `swapfold families` says that a
predicate accepts is compared with what it answers: that must be the same if it is exact,
and else be contained. --header shows one of the headers. Fails on a wrong answer, and if
the tool knows less than half of what can be said.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FAMILY = "name: leaf\ntype: leaf_t\ntag: leaf_type\npredicate: leaf_is_*\noffset: leaf_index\nheaders: [leaf.h]\n"
NAMES = "ABCDEFGH"
TYPES = ["int", "leaf_kind", "unsigned int", "unsigned long", "long", "bool", "unsigned char", "short"]
# Without a name where the tag is no enumeration.
OTHERS = [*range(8, 40), 63, 64, 100, 127, 128, 129, 255, 256, 300, 511, 1000]
PER_HEADER = 40
AROUND = """#include <stdbool.h>
#include <stdio.h>
typedef struct { unsigned long val; } leaf_t;
typedef unsigned char u8;
typedef short leaf_kind;
#define likely(x) (x)
"""
ACCESSORS = """static inline %s leaf_type(leaf_t leaf)
{
	return leaf.val >> 4;
}
static inline unsigned long leaf_index(leaf_t leaf)
{
	return leaf.val & 15;
}
"""
MAIN = """int main(void)
{
	static const unsigned long tags[] = {%s};
	for (unsigned int i = 0; i < sizeof(tags) / sizeof(*tags); ++i) {
		for (unsigned long offset = 0; offset < 5; ++offset) {
			leaf_t leaf = {tags[i] << 4 | offset};
			printf("%%lu ", tags[i]);
%s			puts("");
		}
	}
	return 0;
}
"""


class Header:
    """Functions by name in text; scope is what stands for an entry, and the numbers."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pick = lambda *of: self.random.choice(of)
        self.often = lambda share: self.random.random() < share
        self.enum = self.often(0.5)
        self.values = dict(zip([f"LEAF_{n}" for n in NAMES], self.random.sample(range(8), 8)))
        self.tag = "enum leaf_type" if self.enum else self.pick("unsigned int", "int", "unsigned long", "u8")
        self.predicates, self.of_entry, self.of_number, self.locals = [], [], [], 0
        suffix = self.pick("", "U", "UL")
        lines = [f"#define {n} {v}{suffix}\n" for n, v in self.values.items()]
        if self.enum:
            lines = ["enum leaf_type {\n", *(f"\t{n} = {v},\n" for n, v in self.values.items()), "};\n"]
        self.text = "".join(lines) + ACCESSORS % self.tag
        if not self.enum:  # what none asks for has no name
            self.predicates.append("leaf_is_named")
            cases = "".join(f"\tcase {n}:\n" for n in self.values)
            self.text += "static inline bool leaf_is_named(leaf_t leaf)\n{\n\tswitch (leaf_type(leaf)) {\n"
            self.text += cases + "\t\treturn true;\n\t}\n\treturn false;\n}\n"
        for number in range(PER_HEADER):
            self.text += self.function(number)

    def constant(self):
        figure = f"{self.random.randrange(13)}{self.pick('', 'U', 'UL')}"
        return self.pick(*self.values) if self.often(0.6) else figure

    def number(self, scope, depth=0):
        entry, numbers = scope
        sub = lambda: self.number(scope, depth + 1)
        asks = [f"leaf_type({entry})"] if entry else ["3"]
        if depth > 3 or self.often(0.3):
            return self.pick(*asks, *numbers, *numbers)
        called = [f"{name}({entry})" for name in self.of_entry + self.predicates if entry]
        return self.pick(
            lambda: f"({sub()} {self.pick(*'&|^+-*')} {self.constant()})",
            lambda: f"({sub()} {self.pick('>>', '<<')} {self.random.randrange(4)})",
            lambda: f"({sub()} {self.pick('%', '/')} {self.pick(2, 3)})",
            lambda: f"(1{self.pick('', 'U', 'UL')} << ({sub()} & 15))",
            lambda: f"({self.truth(scope, depth + 1)} ? {sub()} : {self.constant()})",
            lambda: f"({sub()} ?: {sub()})",
            lambda: f"({self.pick(*TYPES)}){sub()}",
            lambda: f"({self.pick('~', '-')}{sub()})",
            lambda: f"{self.pick(*self.of_number)}({sub()})" if self.of_number else sub(),
            lambda: self.pick(*called, *asks),
            self.constant,
        )()

    def truth(self, scope, depth=0):
        sub = lambda: self.truth(scope, depth + 1)
        compared = f"({self.number(scope, depth + 1)} {self.pick('==', '!=', '<', '<=', '>', '>=')} {self.constant()})"
        if depth > 2 or self.often(0.4):
            return compared
        called = [f"{name}({scope[0]})" for name in self.predicates if scope[0]]
        return self.pick(
            lambda: f"({sub()} {self.pick('&&', '||')} {sub()})",
            lambda: f"!{sub()}",
            lambda: f"likely({sub()})",
            lambda: self.pick(*called, compared),
            lambda: f"(leaf_index({scope[0]}) > 2)" if scope[0] and self.often(0.2) else compared,
            lambda: f"({self.number(scope, depth + 1)} < {self.number(scope, depth + 1)})",
        )()

    def answer(self, scope):
        return self.pick("0", "1", "false", "true", self.truth(scope), self.truth(scope), self.number(scope))

    def block(self, scope, depth):
        inner = (scope[0], list(scope[1]))
        return "{\n" + "".join(self.statement(inner, depth + 1) for _ in range(self.pick(1, 1, 2))) + "}"

    def statement(self, scope, depth=0):
        variables = [name for name in scope[1] if name[0] == "v"]
        if depth > 2 or self.often(0.4):
            if variables and self.often(0.6):
                how, least = self.pick("=", "&=", "|=", "^=", "+=", "-="), self.number(scope)
                return f"{self.pick(*variables)} {how} {least};\n"
            self.locals += 1
            text = f"{self.pick(*TYPES)} v{self.locals} = {self.number(scope)};\n"
            scope[1].append(f"v{self.locals}")
            return text
        block = lambda: self.block(scope, depth)
        return self.pick(
            lambda: f"if ({self.truth(scope)})\n\treturn {self.answer(scope)};\n",
            lambda: f"if ({self.truth(scope)}) {block()}{self.pick('', f' else {block()}')}\n",
            lambda: self.switch(scope, depth),
            lambda: f"\n#{self.pick('ifdef', 'ifndef')} CONFIG_LEAF\n{block()}\n#else\n{block()}\n#endif\n"
            if self.often(0.2) else self.statement(scope, depth + 1),
        )()

    def switch(self, scope, depth):
        names = self.random.sample(list(self.values), self.random.randrange(2, 6))
        text = f"switch ({self.number(scope)}) {{\n"
        for name in names:
            text += f"case {name}:\n"
            if self.often(0.6) or name == names[-1]:
                text += self.block(scope, depth) + self.pick("", " break;", f" return {self.answer(scope)};") + "\n"
        return text + (f"default: {self.block(scope, depth)}\n" if self.often(0.4) else "") + "}\n"

    def function(self, number):
        kind = self.pick("is", "is", "is", "is", "of", "number", "macro", "macro of a number")
        name = f"leaf_{'of' if kind == 'of' else 'is' if kind in ('is', 'macro') else 'number'}_{number}"
        scope = ("leaf" if kind in ("is", "of") else "e" if kind == "macro" else "", [])
        if "macro" in kind:
            if not scope[0]:
                scope[1].append("(n)")
            body = self.pick(self.number, self.truth)(scope)
            text = f"#define {name}({scope[0] or 'n'}) {f'({body})' if self.often(0.8) else f'{body} == 1'}\n"
        else:
            if not scope[0]:
                scope[1].append("n")
            body = "if (leaf_type(leaf) >= 8)\n\treturn false;\n" if kind == "is" and not self.enum else ""
            body += "".join(self.statement(scope) for _ in range(self.random.randrange(4)))
            returns = self.pick("bool", "bool", "int") if kind == "is" else self.pick(*TYPES)
            param = "leaf_t leaf" if scope[0] else f"{self.pick(*TYPES)} n"
            text = f"static inline {returns} {name}({param})\n{{\n{body}return {self.answer(scope)};\n}}\n"
        where = {"leaf_is": self.predicates, "leaf_of": self.of_entry}.get(name[:7], self.of_number)
        where.append(name)
        return text

    def answers(self, work):
        """For each predicate the tags that it accepts at some offset or option, and at all."""
        tags = sorted(self.values.values()) + [t for t in OTHERS if not self.enum and (self.tag != "u8" or t < 256)]
        calls = "".join(f'\t\t\tprintf("%d", ({name}(leaf)) ? 1 : 0);\n' for name in self.predicates)
        source, program = work / "run.c", work / "run"
        source.write_text(AROUND + self.text + MAIN % (", ".join(map(str, tags)), calls), encoding="utf-8")
        some, every = [set() for _ in self.predicates], [set(tags) for _ in self.predicates]
        for option in ("-UCONFIG_LEAF", "-DCONFIG_LEAF"):
            clang = f"clang-{os.environ['SWAPFOLD_LLVM']}"
            flags = ["-std=gnu11", "-O0", "-w", "-fwrapv", option]
            subprocess.run([clang, *flags, str(source), "-o", str(program)], check=True)
            for line in subprocess.run([program], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
                tag, row = line.split()
                for accepted, always, answer in zip(some, every, row):
                    (accepted.add if answer == "1" else always.discard)(int(tag))
        return tags, some, every


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--swapfold", required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--header", type=int)
    args = parser.parse_args()
    if args.header is not None:
        sys.exit(print(Header(f"{args.seed} {args.header}").text))
    total = number = exact = bound = unknown = wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        (work / "tree").mkdir()
        (work / "leaf.yaml").write_text(FAMILY, encoding="utf-8")
        while total < args.count:
            header = Header(f"{args.seed} {number}")
            (work / "tree/leaf.h").write_text(header.text, encoding="utf-8")
            command = [args.swapfold, "families", f"--family={work}/leaf.yaml", "--format=json", f"{work}/tree"]
            told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)["families"]
            said = {p["name"]: p for family in told for p in family["predicates"] if "accepts" in p}
            tags, *answers = header.answers(work)
            for name, some, every in zip(header.predicates, *answers):
                total += 1
                if name not in said:
                    # That one accepts all, or what has no name, cannot be said.
                    unknown += some != set(tags) and some <= set(header.values.values())
                    continue
                accepts = {header.values[tag] for tag in said[name]["accepts"]}
                exact += said[name]["exact"]
                bound += not said[name]["exact"]
                if some - accepts or (said[name]["exact"] and every != accepts):
                    wrong += 1
                    print(f"{name} of --seed {args.seed} --header {number} accepts {sorted(some)}, "
                          f"always {sorted(every)}, and is said to accept {said[name]}")
            number += 1
    print(f"{total} predicates of seed {args.seed}: {exact} exact, {bound} at most, {unknown} not known, {wrong} wrong")
    sys.exit(wrong > 0 or unknown > exact + bound)


if __name__ == "__main__":
    main()
