"""What stands between the tokens of a generated function: comments, line ends."""

from node import Node, indented, one_line

STYLES = {"kernel": 70, "one_line": 12, "scattered": 18}


class Decorator:
    """Decorates one function. NUMBER goes into the comments, which are all different."""

    def __init__(self, random, left_out=()):
        self.random, self.left_out, self.count = random, left_out, 0
        styles = {name: weight for name, weight in STYLES.items() if f"layout.{name}" not in left_out}
        self.style = random.choices(list(styles), list(styles.values()))[0]
        # Half of all functions have no comment at all.
        self.comments = random.choice([0, 0, 0, 0.01, 0.03, 0.1])
        self.splices = 0.05 if random.random() < 0.05 else 0

    def comment(self):
        self.count += 1
        what = self.random.choices(["block", "two_lines", "line", "continued"], [6, 1, 3, 0.5])[0]
        if f"comment.{what}" in self.left_out:
            what = "block"
        text = {
            "block": f"/* c@.{self.count} */ ",
            "two_lines": f"/* c@.{self.count}\n * goes on */ ",
            "line": f"// c@.{self.count}\n",
            "continued": f"// c@.{self.count} \\\n goes on\n",
        }[what]
        return Node("gap", f"comment_{what}", [text])

    def token(self, token):
        parts = [token]
        if token.startswith("\\"):
            return parts
        if not token.isspace() and self.random.random() < self.comments:
            parts = [token, Node("gap", "space", [" "]), self.comment()]
        if self.style == "scattered" and self.random.random() < 0.4:
            space = self.random.choice(["\n", " ", "\t", "\n\n", "  "])
            parts.append(Node("gap", "scattered", [space]))
        if self.splices and not token.isspace() and "gap.splice" not in self.left_out:
            if len(token) > 3 and self.random.random() < self.splices:
                middle = len(token) // 2
                parts[0:1] = [token[:middle], Node("gap", "splice", ["\\\n"]), token[middle:]]
        return parts

    def decorate(self, made):
        """MADE with all that; the layout is its last child's production."""
        made = made.with_tokens(self.token)
        made.production = self.style
        return made


def text_of(made, number):
    """The C of a decorated function whose number is NUMBER."""
    text = str(made).replace("@", str(number))
    if made.production == "one_line":
        return one_line(text)
    return indented(text) if made.production == "kernel" else text
