"""Fails where a finding has a message and asks for nothing, and for a request that
nothing asks for or whose sentence cannot be made: ReplySentences.def has what a reply
to a patch says."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
SENTENCE = re.compile(r'SWAPFOLD_SENTENCE\((\w+), (\w+),\s*((?:"[^"]*"\s*)+)\)')
# Of a finding: not the fields of other names, and no comparison.
MESSAGE = re.compile(r"^\s*(?:\w+\.)*Message\s*=[^=]", re.M)
FIELD = re.compile(r"\{(#?\d|\+\d|more|there|missing)\}")
NEAR = 12

wrong = []
requests = {}
table = (root / "tools/swapfold/review/ReplySentences.def").read_text(encoding="utf-8")
for name, about, parts in SENTENCE.findall(table):
    sentence = "".join(re.findall(r'"([^"]*)"', parts))
    requests[name] = sentence
    if about not in ("Defect", "Structure", "Layout"):
        wrong.append(f"{name}: is about {about}")
    if not re.match(r"[A-Z{]", sentence) or sentence[-1] not in ".?":
        wrong.append(f"{name}: is no sentence: {sentence}")
    if re.search(r"[{}]", FIELD.sub("", sentence)):
        wrong.append(f"{name}: has a field that there is not: {sentence}")
if not requests or len(requests) != table.count("\nSWAPFOLD_SENTENCE("):
    sys.exit("the sentences are not understood")

asked = set()
messages = 0
for folder in ("checks", "rewrites/rules", "tools/swapfold/review"):
    for path in sorted((root / folder).rglob("*.cpp")):
        text = path.read_text(encoding="utf-8")
        asked.update(re.findall(r"\bRequest::(\w+)", text) if "ReplySentences" not in path.name else ())
        lines = text.splitlines()
        for match in MESSAGE.finditer(text):
            messages += 1
            at = text.count("\n", 0, match.end())
            around = "\n".join(lines[max(0, at - NEAR) : at + NEAR])
            if "Asks = " not in around:
                wrong.append(f"{path.relative_to(root)}:{at + 1}: asks for nothing")
if not messages:
    sys.exit("no messages found")
wrong += [f"ReplySentences.def has no {name}" for name in sorted(asked - set(requests) - {"Nothing"})]
wrong += [f"nothing asks for {name}" for name in sorted(set(requests) - asked)]
print("\n".join(wrong))
sys.exit(bool(wrong))
