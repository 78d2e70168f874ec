"""What a tree calls its entries. Functions and headers are made in the words of the
family swp_entry; another vocabulary says them in words of its own, so that no rewrite can
depend on the former."""

import re
from pathlib import Path

from family import KINDS

INPUTS = Path(__file__).resolve().parent / "Inputs"
# A backslash may cut a word, and a macro may paste one together.
WORD = re.compile(r"is_##(\w+)##_entry|\w+(?:\\\n\w+)*")
CUT = "\\\n"
# What the rules give another name, in code, by kind.
CONSTRUCTOR = "make_KIND_entry"
OLD = ["KIND_entry_to_page", "KIND_entry_to_pfn", "is_write_KIND_entry", CONSTRUCTOR, "make_KIND_entry_read"]


class Vocabulary:
    def __init__(self, words, old=OLD, options=()):
        """WORDS are pairs of a pattern of names and what stands for these; a name that
        none fits stays as it is. OLD are the names that are to go, as swp_entry has them,
        and OPTIONS are those of the tool."""
        self.words, self.options = [(re.compile(name), there) for name, there in words], options
        names = "|".join(self.name(name).replace("KIND", f"(?:{'|'.join(KINDS)})") for name in old)
        self.old_name = re.compile(rf"\b(?:{names})\b")

    def name(self, name):
        for pattern, there in self.words:
            if match := pattern.fullmatch(name):
                return match.expand(there)
        return name

    def text(self, text):
        """TEXT, which is C, in these words."""

        def change(match):
            if match[1]:
                return self.name("is_KIND_entry").replace("KIND", f"##{match[1]}##").strip("#")
            said = self.name(whole := match[0].replace(CUT, ""))
            if said == whole:
                return match[0]
            middle = len(said) // 2
            return said[:middle] + (CUT if CUT in match[0] else "") + said[middle:]

        return WORD.sub(change, text) if self.words else text


VOCABULARIES = {
    "swp_entry": Vocabulary([]),
    # A family that only Inputs/leaf.yaml knows.
    "leaf": Vocabulary(
        [
            ("is_pfn_swap_entry", "leaf_has_pfn"),
            ("pfn_swap_entry_to_page", "leaf_page"),
            ("pte_to_swp_entry", "leaf_of_pte"),
            ("swp_entry_t", "leaf_t"),
            ("swp_entry", "leaf"),
            ("swp_type", "leaf_type"),
            ("swp_offset", "leaf_index"),
            (r"is_(\w+)_entry", r"leaf_is_\1"),
            (r"make_(\w+)_entry(_read)?", r"make_\1_leaf\2"),
            (r"(\w+)_entry_to_(page|pfn)", r"\1_leaf_\2"),
        ],
        options=[f"--family={INPUTS / 'leaf.yaml'}"],
    ),
    # It is built in, and has no converter of one kind.
    "softleaf": Vocabulary(
        [
            ("is_pfn_swap_entry", "softleaf_has_pfn"),
            ("pfn_swap_entry_to_page", "softleaf_to_page"),
            ("pte_to_swp_entry", "softleaf_from_pte"),
            ("swp_entry_t", "softleaf_t"),
            ("swp_type", "softleaf_type"),
            (r"is_write_(\w+)_entry", r"softleaf_is_\1_write"),
            (r"is_(\w+)_entry", r"softleaf_is_\1"),
        ],
        [CONSTRUCTOR],
    ),
}
