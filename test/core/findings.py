"""The rules report on the forms of the core exactly what findings.tsv says.

    findings.py ROOT CLANG_TIDY PLUGIN WORK
"""

import difflib
import re
import subprocess
import sys
from pathlib import Path

root, clang_tidy, plugin, work = sys.argv[1:]
core = Path(root) / "kernel-fixtures/exclusive-core"
sys.path.insert(0, str(core))
from forms import CONFIGURATIONS, LAYERS, flags, layered  # noqa: E402

# What a patch of this code would be held to; HMM's own names are no news.
OPTIONS = {
    "kstyle-line-length.Limit": 80,
    "kstyle-legacy-prefix.ExemptNames": "hmm_range*;hmm_page;hmm_pte;hmm_entry",
    # The core is smaller than a kernel. Its loops are too small for any limit to
    # tell R18's from others.
    "kstyle-large-function.StatementThreshold": 30,
    "kstyle-large-function.BranchThreshold": 10,
}

WARNING = re.compile(r"^(/[^:]+):(\d+):\d+: warning: (.*) \[([\w.,-]+)\]$", re.M)


def code_at(file, line):
    return " ".join(file.read_text(encoding="utf-8").splitlines()[line - 1].split())


def tidy(form, options, unit):
    command = [clang_tidy, "-load", plugin, "-checks=-*,swapops-*,kstyle-*", "--quiet"]
    values = ", ".join(f"{key}: '{value}'" for key, value in OPTIONS.items())
    command += [f"-config={{CheckOptions: {{{values}}}}}"]
    command += [f"-header-filter={re.escape(str(core))}/.*", str(unit), "--"]
    command += flags(core, form, options)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"clang-tidy ended with status {done.returncode}\n{done.stdout}{done.stderr}")
    return WARNING.findall(done.stdout)


def report(form):
    """What the rules say of a form; what several configurations show counts
    once. All its sources are one, so that what they include is read once."""
    names = {file: name for name, file in layered(core, form).items()}
    unit = Path(work) / f"{form}.cpp"
    unit.parent.mkdir(parents=True, exist_ok=True)
    sources = [file for file in names if file.suffix == ".cpp"]
    unit.write_text("".join(f'#include "{file}"\n' for file in sources), encoding="utf-8")
    found = set()
    for options in CONFIGURATIONS.values():
        for path, line, message, rules in tidy(form, options, unit):
            found.update((path, line, message, rule) for rule in rules.split(","))
    lines = []
    for path, line, message, rule in found:
        file = Path(path).resolve()
        lines.append("\t".join([form, rule, names[file], code_at(file, int(line)), message]))
    return lines


def read_expected():
    lines = (core / "findings.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


expected = read_expected()
reported = [line for form in LAYERS for line in report(form)]
if not reported or not expected:
    sys.exit("nothing is reported, or nothing expected")
wrong = difflib.unified_diff(
    sorted(expected), sorted(reported), "expected", "reported", n=0, lineterm=""
)
if text := "\n".join(wrong):
    sys.exit(text)
