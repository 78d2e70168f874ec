"""form.py PATCH < REPLY: fails unless the reply to PATCH has the form of all replies: what
it quotes stands in the patch as it is, one line after the other, each below its hunk's
header; and all else has at most 78 columns, but for code."""
import pathlib
import sys

patch = pathlib.Path(sys.argv[1]).read_text().splitlines()
wrong, at = [], 0
for line in sys.stdin.read().splitlines():
    if not line.startswith("> "):
        if len(line) > 78 and not line.startswith("\t"):
            wrong.append(f"too wide: {line}")
        continue
    quoted = line.removeprefix("> ")
    if quoted == "[...]":
        continue
    if quoted.startswith("--- "):
        at = 0
    if quoted not in patch[at:]:
        wrong.append(f"not in the patch behind what is quoted before: {quoted}")
    else:
        at = patch.index(quoted, at) + 1
if wrong:
    sys.exit("\n".join(wrong))
