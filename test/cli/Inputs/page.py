"""Reads a page that swapfold wrote.

    page.py FILE

Fails if it is not well formed, or names anything that a browser would fetch or
run. Prints the headings, the captions of boxes, and the lines of code, with - and +
as they are shown.
"""
import re
import sys
from html.parser import HTMLParser

EMPTY = {"meta", "input"}
FETCHES = {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.said, self.ids, self.classes = [], [], set(), set()

    def handle_starttag(self, tag, attrs):
        if tag in FETCHES or any(name in ("src", "href") or name.startswith("on") for name, _ in attrs):
            sys.exit(f"<{tag} {attrs}> fetches or runs something")
        attrs = dict(attrs)
        self.ids.add(attrs.get("id"))
        self.classes.update(attrs.get("class", "").split())
        if tag not in EMPTY:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3", "legend", "label", "p", "li", "figcaption") or (tag == "span" and "pre" in self.open):
            self.said.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if "style" in self.open:
            if re.search(r"url\(|@import", data):
                sys.exit("the style fetches something")
            self.classes |= set(re.findall(r"#([rf]\d+):not", data))
        elif self.said:
            self.said[-1] += data


reader = Reader()
reader.feed(open(sys.argv[1], encoding="utf-8").read())
reader.close()
if reader.open:
    sys.exit(f"{reader.open} stay open")
if missing := {name for name in reader.classes if re.fullmatch(r"[rf]\d+", name)} - reader.ids:
    sys.exit(f"{missing} have no box")
print("\n".join(text for said in reader.said if (text := said.strip("\n"))))
