"""Writes the man pages of swapfold, one a command, out of what --help says.

    man.py SWAPFOLD FOLDER
"""

import re
import subprocess
import sys
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])


def run(*words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def text(line):
    """What of LINE roff would take for a command of its own."""
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + line if line.startswith((".", "'")) else line


def sections(help):
    """{heading: lines} of what --help prints, which has "HEADING:" lines."""
    out, lines = {}, []
    for line in help.splitlines():
        heading = re.match(r"([A-Z]+):(?: (.*))?$", line)
        if heading:
            lines = out[heading[1]] = [heading[2]] if heading[2] else []
        elif line:
            lines.append(line)
    return out


def items(lines):
    """Terms and what they mean, which two blanks, or one behind a value, divide."""
    for line in lines:
        term, _, meaning = re.match(r"  (\S+(?: <\S+>)?)( +)(.*)", line).groups()
        yield f".TP\n.B {text(term)}\n{text(meaning)}"


def page(name, help):
    parts = sections(help)
    (summary,), (usage,) = parts["OVERVIEW"], parts["USAGE"]
    out = [
        f'.TH {name.upper()} 1 "" "{version}" "swapfold"',
        f".SH NAME\n{text(name)} \\- {text(summary)}",
        f".SH SYNOPSIS\n{text(usage)}",
        ".SH OPTIONS",
        *items(parts["OPTIONS"]),
    ]
    if "SUBCOMMANDS" in parts:
        out += [".SH COMMANDS", *items(parts["SUBCOMMANDS"])]
        out += [".SH EXAMPLES", *(f".PP\n{text(line.strip())}" for line in examples(parts))]
    else:
        out.append(".SH SEE ALSO\n.BR swapfold (1)")
    return "\n".join(out) + "\n"


def examples(parts):
    return [line for line in parts["EXAMPLES"] if line.startswith("  ")]


version = run("--version").strip()
help = run("--help")
commands = re.findall(r"^  (\w+)", help.split("SUBCOMMANDS:")[1].split("EXAMPLES:")[0], re.M)
folder.mkdir(parents=True, exist_ok=True)
(folder / "swapfold.1").write_text(page("swapfold", help), encoding="utf-8")
for command in commands:
    name = f"swapfold-{command}"
    (folder / f"{name}.1").write_text(page(name, run(command, "--help")), encoding="utf-8")
