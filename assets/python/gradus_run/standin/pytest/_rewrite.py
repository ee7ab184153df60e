"""Makes a bare `assert` say what it compared, as pytest does."""

import ast

SIGNS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}

LEFT, RIGHT = "@left", "@right"


class Telling(ast.NodeTransformer):
    """Turns `assert a == b` into one that keeps both values for its message."""

    def visit_Assert(self, node):
        test = node.test
        if node.msg is not None:
            return node
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            sign = SIGNS[type(test.ops[0])]
            test.left = kept(LEFT, test.left)
            test.comparators = [kept(RIGHT, test.comparators[0])]
            node.msg = message(shown(LEFT), f" {sign} ", shown(RIGHT))
        else:
            node.test = kept(LEFT, test)
            node.msg = message(shown(LEFT))
        return ast.fix_missing_locations(ast.copy_location(node, node))


def kept(name, value):
    return ast.NamedExpr(ast.Name(name, ast.Store()), value)


def shown(name):
    return ast.FormattedValue(ast.Name(name, ast.Load()), ord("r"))


def message(*parts):
    texts = [ast.Constant(part) if isinstance(part, str) else part for part in parts]
    return ast.JoinedStr([ast.Constant("assert "), *texts])


def compile_tests(source, path):
    """The code of a file of tests whose asserts say what they saw."""
    return compile(Telling().visit(ast.parse(source, path)), path, "exec")
