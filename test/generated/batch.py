"""Rewrites many functions at once, and compares before and after."""

import re
import shutil
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

import doors
from family import header
from programs import COMPILE, INPUTS, OPTIONS, Failure, Program, comments
from vocabulary import VOCABULARIES

FILE, HEADER = "generated.c", "more.h"
MARK = re.compile(r"^// f(\d+)$", re.M)
ERROR = re.compile(r"^(?:\./)?(generated\.c|more\.h):(\d+):\d+: error: (.*)", re.M)
SAID = re.compile(r"(generated\.c|more\.h):(\d+):")
NOT_CODE = re.compile(r'/\*.*?\*/|//(?:\\\n|[^\n])*|"(?:\\.|[^"\\\n])*"', re.S)
# The guard parses what the rules make of a file.
REFUSED = re.compile(r"[\w.]+: stays as it is: .*")


class Problem:
    """That a function (None: nobody knows which) has failed on one side: value,
    effects, comment, compile, twice, silent or crash; or generator, if the code was
    wrong before."""

    def __init__(self, function, side, text):
        self.function, self.side, self.text = function, side, text


def is_in_header(number):
    """Whether the function of that number is in the header, which the file includes."""
    return number % 4 == 3


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def old_names(text, old_name):
    """The lines of TEXT on which an OLD_NAME stands in code, and the name. A name
    may be cut by a backslash at the end of a line."""
    parts = NOT_CODE.sub(blank, text).split("\\\n")
    joined, starts = "".join(parts), list(accumulate(map(len, parts), initial=0))
    for match in old_name.finditer(joined):
        cuts = bisect_right(starts, match.start()) - 1
        yield 1 + joined.count("\n", 0, match.start()) + cuts, match[0]


def pieces(texts):
    """The text of each function, by number, of files by their names."""
    found = {}
    for name in FILE, HEADER:
        parts = MARK.split(texts[name])
        found |= zip(map(int, parts[1::2]), parts[2::2])
    return found


def function_at(text, line):
    """The number of the function on a line of TEXT, or None."""
    before = "\n".join(text.split("\n")[:line])
    marks = MARK.findall(before)
    return int(marks[-1]) if marks else None


def by_function(printed):
    """The lines of what a program has PRINTED, by the name of the function."""
    runs = defaultdict(list)
    for line in printed.splitlines():
        runs[line.split(":")[0]].append(line)
    return runs


class Batch:
    """A file of functions and a header of more, for a family of headers."""

    def __init__(self, work, swapfold, family, texts, in_header=is_in_header):
        """TEXTS are the functions by number. IN_HEADER says which are in the header."""
        self.in_header = in_header
        self.words = VOCABULARIES[family.words]
        self.program = Program(work, FILE, swapfold, self.words.options, whole=True)
        self.swapfold, self.family = swapfold, family
        self.texts, self.problems = texts, []
        tree = self.program.tree
        shutil.copy(Path(__file__).parent / "Inputs" / "generated.h", tree)
        (tree / "swapops.h").write_text(header((INPUTS / "swapops.h").read_text(), family))
        for path in tree.glob("*.[ch]"):
            path.write_text(self.words.text(path.read_text()))
        self.write(texts)

    def write(self, texts):
        tree, code = self.program.tree, {FILE: f'#include "{HEADER}"\n', HEADER: '#include "generated.h"\n'}
        for number, text in texts.items():
            name = HEADER if self.in_header(number) else FILE
            code[name] += f"// f{number}\n{self.words.text(text)}\n"
        for name, text in code.items():
            (tree / name).write_text(text)
        # Another source that has other branches of the header.
        (tree / "other.c").write_text(f'#define CFG_A\n#include "{HEADER}"\n')
        (tree / "runs.def").write_text("".join(f"RUN(f{number})\n" for number in texts))

    def texts_there(self):
        """The texts of the file, of the header beside it, and of the family's."""
        return {**self.program.texts(), HEADER: (self.program.tree / HEADER).read_text()}

    def problem(self, function, side, text):
        if not any(p.function == function and p.side == side for p in self.problems):
            self.problems.append(Problem(function, side, text))

    def errors(self):
        """The compiler's first error in each function, under any options; for None
        those in no function."""
        found = {}
        texts = self.texts_there()
        for options in OPTIONS:
            command = [*COMPILE, *options, "-fsyntax-only", "-ferror-limit=0", FILE]
            status, output = doors.run(command, self.program.tree)
            for name, line, what in ERROR.findall(output):
                found.setdefault(function_at(texts[name], int(line)), f"{' '.join(options)} {what}")
            if status and not found:
                found[None] = output
        return found

    def outputs(self, side):
        """What the functions printed, for each of OPTIONS; or None after a problem on
        SIDE."""
        try:
            return self.program.outputs()
        except Failure as failure:
            for function, what in self.errors().items() or [(None, str(failure))]:
                self.problem(function, side, what)
            return None

    def drop_bad(self):
        """Leaves out functions that do not compile to begin with."""
        bad = self.errors()
        for function, what in bad.items():
            self.problem(function, "generator", what)
        if bad:
            self.texts = {n: text for n, text in self.texts.items() if n not in bad}
            self.write(self.texts)

    def rewrite(self):
        """What the tool has said of what it has changed, or None if it has failed."""
        try:
            said = self.program.rewrite()
            first = self.texts_there()
            refused = REFUSED.findall(self.program.fix())
            fixed = self.texts_there()
            if fixed != first:
                # Of two edits that overlap the rewrite does neither, and the fix was one.
                said = self.program.rewrite()
                self.compare_same(first, fixed, self.texts_there())
            return "\n".join([said, *refused])
        except RuntimeError as error:
            self.problem(None, "crash", str(error))
            return None

    def compare_same(self, first, fixed, again):
        """What no fix has changed a second rewrite leaves as it is."""
        first, fixed, again = map(pieces, (first, fixed, again))
        for number in self.texts:
            if first.get(number) == fixed.get(number) != again.get(number):
                self.problem(number, "twice", "a second rewrite changes more")

    def compare_outputs(self, before, after):
        for options, *both in zip(OPTIONS, before, after):
            if both[0] == both[1]:
                continue
            old, new = map(by_function, both)
            for number in self.texts:
                name = f"f{number}"
                if old[name] == new[name]:
                    continue
                first = next((pair for pair in zip(old[name], new[name]) if pair[0] != pair[1]), ("", ""))
                values = [line.split()[3:4] for line in first]
                side = "value" if values[0] != values[1] else "effects"
                self.problem(number, side, f"{' '.join(options)} '{first[0]}' has become '{first[1]}'")

    def compare_comments(self, before, after):
        for number, text in pieces(after).items():
            if lost := comments(self.texts[number]) - comments(text):
                self.problem(number, "comment", f"lost {', '.join(lost)}")
        if lost := comments("".join(before.values())) - comments("".join(after.values())):
            if not any(p.side == "comment" for p in self.problems):
                self.problem(None, "comment", f"lost {', '.join(lost)}")

    def look_for_silence(self, texts, said):
        """Each old name that is still there needs a word about its line."""
        lines = set(SAID.findall(said))
        for file in FILE, HEADER:
            for line, name in old_names(texts[file], self.words.old_name):
                if (file, str(line)) not in lines:
                    self.problem(function_at(texts[file], line), "silent", f"nothing is said of '{name}'")

    def run(self):
        """Everything; problems are in self.problems. Gives the functions' texts after
        the rewrite, by number, as far as it came."""
        before = self.outputs("generator")
        if before is None:
            self.drop_bad()
            before = self.outputs("generator")
        texts = self.texts_there()
        if before is None or (said := self.rewrite()) is None:
            return {}
        if refused := REFUSED.search(said):
            return self.run_halves(refused[0])
        after = self.texts_there()
        self.compare_comments(texts, after)
        printed = self.outputs("compile")
        if printed:
            self.compare_outputs(before, printed)
            if (said := self.rewrite()) is not None:
                self.compare_twice(after, said)
        else:
            self.run_others()
        return pieces(after)

    def run_others(self):
        """Compares those functions that still compile, in a file without the others."""
        bad = {p.function for p in self.problems if p.side == "compile"}
        others = {n: text for n, text in self.texts.items() if n not in bad}
        if None not in bad and others:
            self.run_with(others)

    def run_halves(self, said):
        """Finds the functions for which the tool refuses to edit the file: it SAID so,
        and all others would show nothing. Gives what run() does."""
        if len(self.texts) == 1:
            self.problem(*self.texts, "compile", said)
            return dict(self.texts)
        numbers, after = list(self.texts), {}
        for half in numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]:
            after |= self.run_with({n: self.texts[n] for n in half})
        return after

    def run_with(self, texts):
        """run() for some of the functions, in a file of their own."""
        batch = Batch(self.program.tree, self.swapfold, self.family, texts, self.in_header)
        after = batch.run()
        for problem in batch.problems:
            self.problem(problem.function, problem.side, problem.text)
        return after

    def compare_twice(self, after, said):
        twice = self.texts_there()
        self.compare_same(after, after, twice)
        if twice == after:
            self.look_for_silence(after, said)
        elif pieces(twice) == pieces(after):
            self.problem(None, "twice", "a second rewrite changes more of the header")
