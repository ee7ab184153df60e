"""The forms of syntax that a source uses, found in its tree.

A form is a lower-case name with hyphens (`for`, `f-string`, `list-comprehension`), a call by its
name (`sorted()`, `append()`, `math.sqrt()`), or an import (`import re`).

Runs as a program, too: `python -m gradus_run.syntax FILE…` prints the forms of the files as JSON.
Without a file it reads a JSON object, name to source, from its standard input.
"""

import sys

from .forms import BY_DECORATOR, BY_NODE, BY_OPERATOR, FORMS, is_known, words

__all__ = ["FORMS", "Unreadable", "forms", "is_known", "report", "words"]

# The tree is enough here; the module `ast` would make every check start later.
ONLY_THE_TREE = 0x400

LOOPS = ("For", "AsyncFor", "While")
FUNCTIONS = ("FunctionDef", "AsyncFunctionDef")


class Unreadable(Exception):
    """The source is not Python: `message` and `line`."""

    def __init__(self, message, line):
        super().__init__(message)
        self.message = message
        self.line = line


def forms(source):
    """The forms in a source as (form, line), each once a line, in the order of the lines.

    Raises `Unreadable` if it is not Python.
    """
    finder = Finder()
    finder.visit(parse(source), ())
    return sorted(finder.found, key=lambda pair: (pair[1], pair[0]))


def parse(source):
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(source, "<source>", "exec", ONLY_THE_TREE, dont_inherit=True)
    except SyntaxError as error:
        raise Unreadable(str(error.msg), error.lineno or 1) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable(str(error) or type(error).__name__, 1) from None


class Finder:
    """Walks a tree and keeps the forms that it meets."""

    def __init__(self):
        self.found = set()

    def add(self, form, node):
        self.found.add((form, node.lineno))

    def visit(self, node, above):
        """Look at a node below others, the nearest last, and at all that is in it."""
        kind = type(node).__name__
        for form in BY_NODE.get(kind, ()):
            self.add(form, node)
        look = getattr(self, f"look_at_{kind}", None)
        if look is not None:
            look(node, above)
        for field in node._fields:
            value = getattr(node, field, None)
            for part in value if isinstance(value, list) else [value]:
                if hasattr(part, "_fields"):
                    self.visit(part, (*above, node))

    def operators(self, node, *operators):
        for operator in operators:
            form = BY_OPERATOR.get(type(operator).__name__)
            if form is not None:
                self.add(form, node)

    def look_at_Module(self, node, above):
        self.docstring(node)

    def docstring(self, node):
        first = node.body[0] if node.body else None
        value = getattr(first, "value", None)
        if is_kind(first, "Expr") and isinstance(getattr(value, "value", None), str):
            self.add("docstring", first)

    def look_at_Assign(self, node, above):
        self.add("assignment", node)
        if len(node.targets) > 1:
            self.add("multiple-assignment", node)

    def look_at_AugAssign(self, node, above):
        self.operators(node, node.op)

    def look_at_BinOp(self, node, above):
        self.operators(node, node.op)

    def look_at_BoolOp(self, node, above):
        self.operators(node, node.op)

    def look_at_UnaryOp(self, node, above):
        self.operators(node, node.op)

    def look_at_Compare(self, node, above):
        self.operators(node, *node.ops)
        if len(node.ops) > 1:
            self.add("chained-comparison", node)

    def look_at_Constant(self, node, above):
        if isinstance(node.value, bytes):
            self.add("bytes", node)
        elif isinstance(node.value, float):
            self.add("float", node)

    def look_at_Tuple(self, node, above):
        self.add("tuple-unpacking" if is_kind(node.ctx, "Store") else "tuple", node)

    def look_at_List(self, node, above):
        if is_kind(node.ctx, "Store"):
            self.found.discard(("list", node.lineno))
            self.add("tuple-unpacking", node)

    def look_at_Dict(self, node, above):
        if None in node.keys:
            self.add("starred-unpacking", node)

    def look_at_Subscript(self, node, above):
        if is_kind(node.slice, "Slice"):
            self.add("slice", node)
            return
        self.add("index", node)
        value = node.slice
        if is_kind(value, "UnaryOp") and is_kind(value.op, "USub"):
            self.add("negative-index", node)

    def look_at_FormattedValue(self, node, above):
        if node.format_spec is not None:
            self.add("format-spec", node)

    def look_at_comprehension(self, node, above):
        # A comprehension's loops have no line of their own.
        place = above[-1]
        if node.is_async:
            self.add("async", place)
        if len(place.generators) > 1:
            self.add("nested-comprehension", place)

    def look_at_If(self, node, above):
        test = node.test
        names = [test.left, *test.comparators] if is_kind(test, "Compare") else []
        if any(getattr(name, "id", None) == "__name__" for name in names):
            self.add("main-guard", node)
        rest = node.orelse
        if len(rest) == 1 and is_kind(rest[0], "If") and rest[0].col_offset == node.col_offset:
            # An `else:` with an `if` in it is indented more than its own `if`.
            self.add("elif", rest[0])
        elif rest:
            self.add("else", rest[0])

    def look_at_For(self, node, above):
        self.loop(node, above)

    def look_at_AsyncFor(self, node, above):
        self.loop(node, above)

    def look_at_While(self, node, above):
        self.loop(node, above)

    def loop(self, node, above):
        if node.orelse:
            self.add("loop-else", node)
        for outer in reversed(above):
            if is_kind(outer, *FUNCTIONS, "ClassDef", "Lambda"):
                break
            if is_kind(outer, *LOOPS):
                self.add("nested-loop", node)

    def look_at_Try(self, node, above):
        for handler in node.handlers:
            self.add("except", handler)
        if node.orelse:
            self.add("try-else", node)
        if node.finalbody:
            self.add("finally", node)

    def look_at_TryStar(self, node, above):
        self.look_at_Try(node, above)

    def look_at_With(self, node, above):
        if len(node.items) > 1:
            self.add("multiple-with", node)

    def look_at_Raise(self, node, above):
        if node.cause is not None:
            self.add("raise-from", node)

    def look_at_Import(self, node, above):
        for name in node.names:
            self.imported(node, name.name)
            if name.asname:
                self.add("import-as", node)

    def look_at_ImportFrom(self, node, above):
        if node.level:
            self.add("relative-import", node)
        if node.module and not node.level:
            self.imported(node, node.module)
        for name in node.names:
            if name.name == "*":
                self.add("import-star", node)
            elif node.module and not node.level:
                self.add(f"import {node.module}.{name.name}", node)
            if name.asname:
                self.add("import-as", node)

    def imported(self, node, module):
        parts = module.split(".")
        for count in range(1, len(parts) + 1):
            self.add(f"import {'.'.join(parts[:count])}", node)

    def look_at_Call(self, node, above):
        dotted = dotted_name(node.func)
        if dotted:
            self.add(f"{dotted}()", node)
        if is_kind(node.func, "Attribute"):
            self.add("method-call", node)
            self.add(f"{node.func.attr}()", node)
        for argument in node.keywords:
            self.add("keyword-argument" if argument.arg else "starred-unpacking", node)
        for outer in above:
            if is_kind(outer, *FUNCTIONS) and calls(node.func, outer.name):
                self.add("recursion", node)

    def look_at_ClassDef(self, node, above):
        self.decorated(node)
        self.docstring(node)
        if node.bases:
            self.add("inheritance", node)
        if getattr(node, "type_params", None):
            self.add("generic", node)

    def look_at_FunctionDef(self, node, above):
        self.decorated(node)
        self.docstring(node)
        self.parameters(node, node.args)
        if node.returns is not None:
            self.add("type-hint", node)
        if getattr(node, "type_params", None):
            self.add("generic", node)
        near = next((n for n in reversed(above) if is_kind(n, *FUNCTIONS, "ClassDef")), None)
        if is_kind(near, "ClassDef"):
            special = node.name.startswith("__") and node.name.endswith("__")
            self.add("special-method" if special else "method", node)
        elif near is not None:
            self.add("nested-function", node)

    def look_at_AsyncFunctionDef(self, node, above):
        self.look_at_FunctionDef(node, above)

    def look_at_Lambda(self, node, above):
        self.parameters(node, node.args)

    def parameters(self, node, args):
        if args.defaults or any(default is not None for default in args.kw_defaults):
            self.add("default-parameter", node)
        if args.vararg is not None:
            self.add("star-args", node)
        if args.kwarg is not None:
            self.add("double-star-args", node)
        if args.kwonlyargs:
            self.add("keyword-only", node)
        if args.posonlyargs:
            self.add("positional-only", node)

    def look_at_arg(self, node, above):
        if node.annotation is not None:
            self.add("type-hint", node)

    def decorated(self, node):
        for decorator in node.decorator_list:
            self.add("decorator", decorator)
            called = decorator.func if is_kind(decorator, "Call") else decorator
            name = dotted_name(called).rpartition(".")[2]
            if name in BY_DECORATOR:
                self.add(BY_DECORATOR[name], decorator)


def is_kind(node, *kinds):
    return type(node).__name__ in kinds


def dotted_name(node):
    """`a.b.c` for a name with attributes; nothing for other expressions."""
    if is_kind(node, "Name"):
        return node.id
    if is_kind(node, "Attribute"):
        before = dotted_name(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def calls(function, name):
    """Whether a call of this expression is one of the function around it, or of its method."""
    return dotted_name(function) in (name, f"self.{name}", f"cls.{name}")


def report(files):
    """The forms of many sources, name to source, as data for JSON.

    Each name leads to `{"forms": [[form, line], …]}` or `{"error": {"message": …, "line": …}}`.
    """
    told = {}
    for name, source in files.items():
        try:
            told[name] = {"forms": [list(pair) for pair in forms(source)]}
        except Unreadable as error:
            told[name] = {"error": {"message": error.message, "line": error.line}}
    return told


def main(names):
    import json

    if names:
        files = {}
        for name in names:
            with open(name, "rb") as file:
                files[name] = file.read()
    else:
        files = json.load(sys.stdin)
    json.dump(report(files), sys.stdout)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
