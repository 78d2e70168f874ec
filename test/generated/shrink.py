"""Makes a function that fails smaller, for as long as it fails on the same side."""

from batch import Batch, is_in_header
from decorate import text_of
from node import SIMPLEST, Node

# A piece of one of these may stand for any other of them.
STATEMENTS = {"statement", "simple", "chain", "body", "arm"}
# How many smaller functions are tried at once.
AT_ONCE = 40


def may_stand_for(inner, outer):
    return inner.kind == outer.kind or {inner.kind, outer.kind} <= STATEMENTS


def without(root, is_gone):
    """ROOT without the pieces that IS_GONE says."""
    return root.replaced(lambda node: Node(node.kind, node.production, []) if is_gone(node) else None)


def smaller(root):
    """Functions that are made of ROOT by one step, which may not compile."""
    nodes = list(root.walk())[1:]
    yield Node(root.kind, "kernel", root.parts)
    for kind in ("gap", "declaration", "macro", "setup"):
        yield without(root, lambda node, kind=kind: node.kind == kind)
    for node in nodes:
        for text in SIMPLEST.get(node.kind, []):
            if str(node) != text:
                made = Node(node.kind, "plain", [text])
                yield root.replaced(lambda n, node=node, made=made: made if n is node else None)
                # The same piece stands in each arm of a chain.
                yield root.replaced(
                    lambda n, node=node, made=made: made
                    if n.kind == node.kind and str(n) == str(node) else None)
        for inner in list(node.walk())[1:]:
            if may_stand_for(inner, node):
                yield root.replaced(lambda n, node=node, inner=inner: inner if n is node else None)


class Shrinker:
    def __init__(self, work, swapfold, family, number):
        """For the function of that NUMBER."""
        self.work, self.swapfold, self.family = work, swapfold, family
        self.in_header = is_in_header(number)

    def failing(self, roots, side):
        """Which of ROOTS fail on SIDE, in their order."""
        texts = {i: text_of(root, i) for i, root in enumerate(roots)}
        batch = self.run(texts)
        bad = {p.function for p in batch.problems if p.side in ("compile", "crash")}
        if bad and side not in ("compile", "crash"):
            batch = self.run({i: text for i, text in texts.items() if i not in bad})
        found = {p.function for p in batch.problems if p.side == side}
        if None in found and len(roots) == 1:
            return roots
        return [root for i, root in enumerate(roots) if i in found]

    def run(self, texts):
        batch = Batch(self.work, self.swapfold, self.family, texts, lambda _: self.in_header)
        batch.run()
        return batch

    def shrink(self, root, side):
        """The smallest function found, or None if ROOT alone does not fail."""
        if not self.failing([root], side):
            return None
        at_once = 1 if side == "crash" else AT_ONCE
        seen = {text_of(root, 0)}
        while True:
            steps = {}
            for step in smaller(root):
                text = text_of(step, 0)
                if text not in seen and len(text) <= len(text_of(root, 0)):
                    steps.setdefault(text, step)
            order = sorted(steps, key=len)
            for i in range(0, len(order), at_once):
                part = order[i:i + at_once]
                seen.update(part)
                if found := self.failing([steps[text] for text in part], side):
                    root = found[0]
                    break
            else:
                return root
