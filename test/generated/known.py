"""What the tool is known to fail on. `generated.py --all` leaves nothing out and
forgives nothing."""

import re

GAINS = "the unified converter has an effect besides, which code that converts by hand gains"
STRING = "an argument is edited of which a macro makes a string"
# Productions that are not made, as KIND.PRODUCTION: why.
LEFT_OUT = {
    "page_value.by_hand": GAINS,
    "page_value.by_pfn": GAINS,
    "simple.by_hand": GAINS,
    "simple.page_of_pfn": GAINS,
    "statement.stringized": STRING,
    "statement.stringized_call": STRING,
    "statement.case_in_argument": "a case label in an arm is not seen in a macro's argument",
    "statement.shadow_in_argument": "nor is a local of the name that a rewrite writes",
    "gap.splice": "of a name that a backslash cuts in a hidden branch nothing is said, and a "
    "name cut where it is declared breaks the rewritten text",
}
# What a second rewrite may change: a reason that the first one gave in the function,
# and what stands in the function before. All else is compared there too.
TWICE = [
    # The call that it stands in, or the branch or declaration beside it, has been rewritten by then.
    (r"not replaced: it stands inside another call that is replaced", r"make_\w+_entry\("),
    (r"not replaced: a branch stands on the line of its condition", r"make_\w+_entry\("),
    (r"not replaced: what it asserts .*, but a declaration behind it", r"make_\w+_entry\("),
    # A mutator counts as a call that may change any entry, until it is replaced.
    (r"not replaced: no test for \w+ guards this call", r"make_\w+_entry_read\("),
    (r"not replaced: nothing proves", r"make_\w+_entry_read\("),
]


def may_change_twice(text, reasons):
    """Whether it is known that a second rewrite changes a function: TEXT is what it
    was, REASONS is what the first rewrite has said of its lines."""
    return any(re.search(said, reasons) and re.search(code, text) for said, code in TWICE)
