"""Makes simple mistakes in the solution of an exercise, one at a time, to see whether a check minds.

Reads a JSON object: `files` (path to text) is the solution, `starter` what the learner got in their
place, `most` how many mistakes are wanted. Prints a list of mistakes, each with `file`, `what`, and
`new`, which takes the place of the bytes from `start` to `end`. The same request gives the same
list.
"""

import ast
import json
import sys

OTHER_COMPARISONS = {
    ast.Eq: ["!="], ast.NotEq: ["=="], ast.Lt: ["<=", ">="], ast.LtE: ["<", ">"],
    ast.Gt: [">=", "<="], ast.GtE: [">", "<"], ast.In: ["not in"], ast.NotIn: ["in"],
    ast.Is: ["is not"], ast.IsNot: ["is"],
}
OTHER_OPERATORS = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.Div: "*", ast.FloorDiv: "/", ast.Mod: "*",
    ast.Pow: "*", ast.BitAnd: "|", ast.BitOr: "&", ast.LShift: ">>", ast.RShift: "<<",
}
REMOVABLE = (
    ast.Expr, ast.Assign, ast.AugAssign, ast.Delete, ast.Raise, ast.Assert, ast.If, ast.For,
    ast.While, ast.Break, ast.Continue, ast.AnnAssign,
)
PLAIN_SUM = (ast.BinOp, ast.Constant, ast.Add, ast.Sub, ast.Mult)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Mistakes:
    """The mistakes that can be made in one Python file."""

    def __init__(self, path, text):
        self.path, self.text = path, text
        self.lines = text.encode().splitlines(keepends=True)
        self.found = []
        tree = ast.parse(text)
        self.look_at(tree)
        self.visit(tree)

    def visit(self, node):
        if is_text(node):
            return
        for child in ast.iter_child_nodes(node):
            self.look_at(child)
            # Before Python 3.12 the places inside of an f-string are not those of the file.
            if not isinstance(child, ast.JoinedStr):
                self.visit(child)
        for body in (getattr(node, field, None) for field in ("body", "orelse", "finalbody")):
            if isinstance(body, list):
                self.look_at_body(node, body)

    def look_at(self, node):
        for kind in type(node).__mro__:
            look = getattr(self, f"look_at_{kind.__name__}", None)
            if look is not None:
                look(node)
                return

    def look_at_body(self, node, body):
        docstring = isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Module))
        for number, statement in enumerate(body):
            if docstring and number == 0 and is_text(statement):
                continue
            if isinstance(statement, REMOVABLE):
                self.replace("removed", statement, "pass")
            if isinstance(statement, ast.Return) and statement.value is not None:
                self.replace("returned", statement, "return None")

    def look_at_Module(self, node):
        """Whatever goes wrong at the end of a program."""
        if node.body:
            self.add_line("failed", node.body[-1], 'raise RuntimeError("mistake")')

    def look_at_start(self, node):
        """Lines at the start of a function: it fails, does too much, or takes too much for granted."""
        first = node.body[1:2] if is_text(node.body[0]) else node.body[:1]
        if not first:
            return
        self.add_line("failed", first[0], 'raise RuntimeError("mistake")')
        self.add_line("printed", first[0], 'print("mistake")')
        self.add_line("littered", first[0], 'open("mistake.txt", "w").close()')
        parameters = [arg.arg for arg in node.args.args if arg.arg not in ("self", "cls")]
        for name in parameters:
            add = f"{name}.update(mistake=1)"
            change = f"{add} if isinstance({name}, dict) else {name}.clear()"
            self.add_line("changed", first[0], change)
            self.add_line("assumed", first[0], f"{name}[0]")
        if any(isinstance(inner, FUNCTIONS) for inner in node.body):
            for name in parameters:
                self.add_line("hurried", first[0], "try:", f"    {name}()", "except Exception:", "    pass")

    def add_line(self, what, statement, *lines):
        """Puts lines before a statement and its decorators."""
        decorators = getattr(statement, "decorator_list", [])
        before = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
        if self.starts_line(statement):
            indent = " " * statement.col_offset
            start = self.start(statement, before)
            text = "".join(f"{line}\n{indent}" for line in lines)
            self.replace_span(what, start, start, text)

    def look_at_Compare(self, node):
        left = node.left
        for operator, right in zip(node.ops, node.comparators):
            for other in OTHER_COMPARISONS.get(type(operator), []):
                self.replace_between("compared", left, right, f" {other} ")
            left = right

    def look_at_BoolOp(self, node):
        other = " or " if isinstance(node.op, ast.And) else " and "
        for left, right in zip(node.values, node.values[1:]):
            self.replace_between("joined", left, right, other)

    def look_at_BinOp(self, node):
        self.work_out(node)
        other = OTHER_OPERATORS.get(type(node.op))
        if other and not isinstance(node.left, (ast.Constant, ast.JoinedStr)):
            self.replace_between("calculated", node.left, node.right, f" {other} ")

    def work_out(self, node):
        """Puts the result in the place of a calculation with numbers."""
        if all(isinstance(part, PLAIN_SUM) for part in ast.walk(node)):
            try:
                value = eval(compile(ast.Expression(node), "<sum>", "eval"), {})
            except (TypeError, MemoryError):
                return
            self.replace("typed in", node, repr(value))

    def look_at_UnaryOp(self, node):
        if isinstance(node.op, ast.Not):
            self.replace("negated", node, self.source(node.operand))

    def look_at_If(self, node):
        self.replace("negated", node.test, f"not ({self.source(node.test)})")
        self.replace("decided", node.test, "True")

    def look_at_IfExp(self, node):
        self.replace("negated", node.test, f"not ({self.source(node.test)})")

    def look_at_Constant(self, node):
        value = node.value
        if isinstance(value, bool):
            self.replace("constant", node, str(not value))
        elif isinstance(value, int):
            self.replace("constant", node, str(value + 1))
            self.replace("constant", node, f"({value - 1})")
        elif isinstance(value, float):
            self.replace("constant", node, repr(value + 1))
        elif isinstance(value, str):
            self.replace("text", node, repr(value + "?" if value else "?"))

    def look_at_JoinedStr(self, node):
        self.replace("text", node, '"?"')

    def look_at_Call(self, node):
        if len(node.args) > 1 and not any(isinstance(arg, ast.Starred) for arg in node.args):
            first, second = node.args[:2]
            swapped = f"{self.source(second)}, {self.source(first)}"
            self.replace_span("swapped", self.start(first), self.end(second), swapped)
        for keyword in node.keywords:
            if keyword.arg is not None:
                self.drop_argument(keyword)
        if len(node.args) == 1 and not node.keywords and isinstance(node.func, ast.Name):
            self.replace("skipped", node, f"({self.source(node.args[0])})")
        if not node.args and not node.keywords and isinstance(node.func, ast.Attribute):
            self.replace("skipped", node, self.source(node.func.value))

    def look_at_GeneratorExp(self, node):
        inside = self.source(node)
        if inside.startswith("("):
            self.replace("hurried", node, f"[{inside[1:-1]}]")

    def look_at_ExceptHandler(self, node):
        if node.type is not None:
            self.replace("caught", node.type, "Exception")

    def look_at_Slice(self, node):
        if node.lower is not None:
            self.replace("cut", node.lower, "")
        if node.upper is not None:
            self.replace("cut", node.upper, "")

    def look_at_ClassDef(self, node):
        for decorator in node.decorator_list:
            self.undecorate(decorator)

    def look_at_FunctionDef(self, node):
        self.look_at_ClassDef(node)
        self.look_at_start(node)

    look_at_AsyncFunctionDef = look_at_FunctionDef

    def undecorate(self, decorator):
        line = self.lines[decorator.lineno - 1]
        start = sum(len(other) for other in self.lines[: decorator.lineno - 1])
        if line[: decorator.col_offset].strip() == b"@":
            at = start + line.index(b"@")
            self.replace_span("undecorated", at, self.end(decorator), "")

    def drop_argument(self, keyword):
        """Takes a named argument out, with the comma behind it."""
        start, end = self.start(keyword), self.end(keyword)
        rest = self.text.encode()[end:]
        comma = len(rest) - len(rest.lstrip())
        if rest[comma : comma + 1] == b",":
            end += comma + 1
        self.replace_span("forgotten", start, end, "")

    def starts_line(self, node):
        return not self.lines[node.lineno - 1][: node.col_offset].strip()

    def source(self, node):
        return self.text.encode()[self.start(node) : self.end(node)].decode()

    def start(self, node, line=None):
        return sum(len(line) for line in self.lines[: (line or node.lineno) - 1]) + node.col_offset

    def end(self, node):
        return sum(len(line) for line in self.lines[: node.end_lineno - 1]) + node.end_col_offset

    def replace(self, what, node, text):
        self.replace_span(what, self.start(node), self.end(node), text)

    def replace_between(self, what, left, right, text):
        """Replaces the operator between two nodes; brackets around them stay."""
        start, end = self.end(left), self.start(right)
        between = self.text.encode()[start:end].decode()
        before = between[: len(between) - len(between.lstrip(" )\n\t"))].rstrip(" \t")
        after = between[len(between.rstrip(" (\n\t")) :].lstrip(" \t")
        self.replace_span(what, start, end, before + text + after)

    def replace_span(self, what, start, end, new):
        """Keeps a mistake if the file is still Python, and another one than before."""
        data = self.text.encode()
        text = (data[:start] + new.encode() + data[end:]).decode()
        try:
            if ast.dump(ast.parse(text)) == ast.dump(ast.parse(self.text)):
                return
        except (SyntaxError, ValueError):
            return
        self.found.append({"file": self.path, "what": what, "start": start, "end": end, "new": new})


def is_text(statement):
    """Whether it is a text by itself, such as a docstring."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def mistakes_in(path, text):
    """The mistakes of a file: in its Python, or a line left out where it is something else."""
    if path.endswith(".py"):
        try:
            return Mistakes(path, text).found
        except SyntaxError:
            pass
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.encode())
        if line.strip() and not line.lstrip().startswith("#"):
            found.append({"file": path, "what": "removed", "start": start, "end": end, "new": ""})
        start = end
    return found


def spread(items):
    """The items in an order whose beginning comes from all over the list."""
    ordered, step = [], 1
    while step < len(items):
        step *= 2
    taken = set()
    while step:
        for at in range(0, len(items), step):
            if at not in taken:
                taken.add(at)
                ordered.append(items[at])
        step //= 2
    return ordered


def choose(files, starter, most):
    """Mistakes of all kinds from all over the files; files left as they were come first."""
    chosen = []
    changed = [path for path in files if starter.get(path) not in (None, files[path])]
    if len(changed) > 1:
        for path in changed:
            whole = {"start": 0, "end": len(files[path].encode()), "new": starter[path]}
            chosen.append({"file": path, "what": "unsolved", **whole})
    kinds = {}
    for path, text in files.items():
        for mistake in mistakes_in(path, text):
            kinds.setdefault(mistake["what"], []).append(mistake)
    queues = [spread(mistakes) for mistakes in kinds.values()]
    seen = set()
    while any(queues) and len(chosen) < most:
        for queue in queues:
            if queue:
                mistake = queue.pop(0)
                key = tuple(mistake[part] for part in ("file", "start", "end", "new"))
                if key not in seen:
                    seen.add(key)
                    chosen.append(mistake)
    return chosen[:most]


if __name__ == "__main__":
    request = json.load(sys.stdin)
    print(json.dumps(choose(request["files"], request["starter"], request["most"])))
