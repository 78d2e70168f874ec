"""suggested.py SWAPFOLD TREE PATCH: applies what `swapfold review` suggests for a patch,
and reviews that. Fails if something new is said, or if something does not compile that
did with the patch alone."""
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def review(swapfold, tree, patch):
    command = [swapfold, "review", "--format=json", "--tree", tree, patch]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"review: status {run.returncode}")
    return json.loads(run.stdout)["findings"] if run.stdout else []


def patched(tree, patch, folder):
    """Copies what the patch changes into the folder, and applies it. Returns names."""
    text = pathlib.Path(patch).read_text(errors="surrogateescape")
    names = re.findall(r"^\+\+\+ b/(\S+)", text, re.MULTILINE)
    for name in names:
        old, new = tree / name, folder / name
        new.parent.mkdir(parents=True, exist_ok=True)
        if old.exists():
            new.write_bytes(old.read_bytes())
    command = ["git", "-C", folder, "apply", pathlib.Path(patch).resolve()]
    subprocess.run(command, check=True, env={"GIT_CEILING_DIRECTORIES": str(folder.parent)})
    return names


def apply(findings, tree, folder):
    """Makes the edits of the findings; of two that overlap the first. Returns the names
    of the files, and how many findings were met."""
    taken, done = {}, 0
    for finding in findings:
        edits = [(e["file"], e["offset"], e["length"], e["text"]) for e in finding["fix"]]
        fits = edits and not any(
            begin < other + size and other < begin + length or begin == other
            for name, begin, length, _ in edits
            for other, size, _ in taken.get(name, [])
        )
        if fits:
            done += 1
            for name, begin, length, text in edits:
                taken.setdefault(name, []).append((begin, length, text))
    for name, edits in taken.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((tree / name).read_bytes())
        code = path.read_bytes()
        for begin, length, text in sorted(edits, reverse=True):
            code = code[:begin] + text.encode() + code[begin + length :]
        path.write_bytes(code)
    return set(taken), done


def lines(path):
    return path.read_text(errors="surrogateescape").splitlines(True) if path.exists() else []


def said(findings):
    return {(f["file"], f["rule"], re.sub(r"\d+", "", f["message"])) for f in findings}


def main():
    swapfold, tree, patch = sys.argv[1:]
    tree = pathlib.Path(tree).resolve()
    first = review(swapfold, tree, patch)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        names = patched(tree, patch, folder)
        also, done = apply(first, tree, folder)
        out = []
        for name in sorted({*names, *also}):
            old, new = lines(tree / name), lines(folder / name)
            out += [f"diff --git a/{name} b/{name}\n"]
            out += [] if old else ["new file mode 100644\n"]
            out += difflib.unified_diff(old, new, f"a/{name}" if old else "/dev/null", f"b/{name}")
        again = folder / "again.patch"
        again.write_text("".join(out), errors="surrogateescape")
        new = said(review(swapfold, tree, again)) - said(first)
    print(f"{done} suggestions applied, {len(first)} remarks")
    if new:
        sys.exit("\n".join(f"new: {file}: {message} [{rule}]" for file, rule, message in sorted(new)))


main()
