"""Finding the tests of a module, and running them."""

from ._capture import Capture
from ._fixtures import FixtureDefinition, Fixtures, parameters_of
from ._folders import Folders
from ._marks import cases_of, marks_of
from ._outcomes import Failed, Skipped, XFailed, fail

# Flags of code objects: generators, coroutines, asynchronous generators.
NOT_PLAIN = 0x20 | 0x80 | 0x200


class Item:
    """One test with one set of parameters."""

    def __init__(self, name, function, module, kind=None):
        self.name = name
        self.originalname = function.__name__
        self.nodeid = f"{kind.__name__}::{name}" if kind else name
        self.module = module
        self.kind = kind
        self.instance = None
        self.plain = function
        self.function = function
        self.values = {}
        self.params = {}
        self.marks = []

    @property
    def doc(self):
        return self.plain.__doc__

    def iter_markers(self, name=None):
        return (mark for mark in self.marks if name in (None, mark.name))

    def get_closest_marker(self, name, default=None):
        return next(self.iter_markers(name), default)


class Result:
    """What came of a test: an exception, a reason for leaving it out, or neither."""

    def __init__(self, item):
        self.item = item
        self.error = None
        self.skipped = None
        self.output = ""


class Session:
    """The tests of one module."""

    def __init__(self, module, basetemp=None, conftests=()):
        self.module = module
        self.folders = Folders(basetemp)
        self.fixtures = Fixtures(self.folders)
        for space in (*conftests, module):
            self.fixtures.define(definitions(vars(space)))

    def items(self):
        """The tests in the order in which they are written."""
        for name, thing in list(vars(self.module).items()):
            if name.startswith("Test") and isinstance(thing, type):
                yield from self.methods(thing)
            elif is_test(name, thing):
                yield from self.expanded(thing, None)

    def methods(self, kind):
        if "__init__" in vars(kind) or not getattr(kind, "__test__", True):
            return
        self.fixtures.define(definitions(members(kind)))
        for name, thing in members(kind).items():
            if is_test(name, thing):
                yield from self.expanded(thing, kind)

    def expanded(self, function, kind):
        """The test once for each combination of its parameters."""
        marks = [*reversed(marks_of(function)), *(marks_of(kind) if kind else [])]
        marks += marks_of(self.module)
        wanted = parameters_of(function)
        asked = [n for mark in marks if mark.name == "usefixtures" for n in mark.args]
        closure = self.fixtures.closure([*self.fixtures.automatic(), *asked, *wanted])
        cases = [([], {}, {}, [])]
        for name, definition in closure.items():
            if definition.params is not None:
                more = [(id, {}, {name: value}, []) for id, value in definition.params]
                cases = combined(cases, more)
        # Of marks above one another, the lowest was applied first and counts first.
        for mark in marks_of(function) + (marks_of(kind) if kind else []):
            if mark.name == "parametrize":
                cases = combined(cases, self.cases(mark, function, wanted, closure))
        for ids, values, params, more in cases:
            suffix = f"[{'-'.join(ids)}]" if ids else ""
            item = Item(function.__name__ + suffix, function, self.module, kind)
            item.values, item.params, item.marks = values, params, [*more, *marks]
            yield item

    def cases(self, mark, function, wanted, closure):
        names, cases, via = cases_of(mark)
        for name in names:
            if name not in wanted and name not in closure:
                fail(f"In {function.__name__}: function uses no argument '{name}'")
        for id, values, marks in cases:
            pairs = list(zip(names, values))
            direct = {name: value for name, value in pairs if name not in via}
            indirect = {name: value for name, value in pairs if name in via}
            yield id, direct, indirect, marks

    def run(self, items):
        """Run the tests one by one; yields a `Result` for each."""
        items = list(items)
        for number, item in enumerate(items):
            following = items[number + 1] if number + 1 < len(items) else None
            yield self.run_one(item, following)

    def run_one(self, item, following):
        result = Result(item)
        capture = Capture()
        capture.start()
        try:
            self.attempt(item, result)
            for scope in ended_scopes(item, following):
                error = self.fixtures.finish(scope)
                result.error = result.error or error
            if following is None:
                self.folders.close()
        finally:
            result.output = capture.stop().out
        expect_failure(item, result)
        return result

    def attempt(self, item, result):
        try:
            skip_if_marked(item)
            if item.kind is not None:
                item.instance = item.kind()
                item.function = getattr(item.instance, item.originalname)
            asked = [n for mark in item.iter_markers("usefixtures") for n in mark.args]
            for name in [*self.fixtures.automatic(), *asked]:
                self.fixtures.value(name, item)
            names = [n for n in parameters_of(item.plain) if not (item.kind and n == "self")]
            given = {name: self.fixtures.value(name, item) for name in names}
            if item.plain.__code__.co_flags & NOT_PLAIN:
                fail(
                    "async def functions are not natively supported.\n"
                    "You need to install a suitable plugin for your async framework"
                )
            item.function(**given)
        except Skipped as skipped:
            result.skipped = str(skipped)
        except BaseException as error:
            result.error = error


def is_test(name, thing):
    return name.startswith("test") and hasattr(thing, "__code__")


def members(kind):
    """What a class has and inherits, in the order in which it is written."""
    found = {}
    for base in reversed(kind.__mro__):
        found.update(vars(base))
    return found


def definitions(space):
    return [thing for thing in space.values() if isinstance(thing, FixtureDefinition)]


def combined(cases, more):
    """Each of the cases with each one of `more`."""
    more = list(more)
    return [
        ([*ids, id], {**values, **new}, {**params, **via}, [*marks, *extra])
        for ids, values, params, marks in cases
        for id, new, via, extra in more
    ]


def ended_scopes(item, following):
    """The scopes that end with a test, shortest first."""
    yield "function"
    if following is None or following.kind is not item.kind:
        yield "class"
    if following is None:
        yield from ("module", "package", "session")


def skip_if_marked(item):
    for mark in item.iter_markers():
        if mark.name == "skip":
            raise Skipped(mark.kwargs.get("reason", mark.args[0] if mark.args else ""))
        if mark.name == "skipif" and any(mark.args):
            raise Skipped(mark.kwargs.get("reason", ""))


def expect_failure(item, result):
    """Turn the result around for a test that is marked to fail."""
    mark = item.get_closest_marker("xfail")
    if isinstance(result.error, XFailed):
        result.skipped, result.error = str(result.error), None
    elif mark is not None and (not mark.args or any(mark.args)):
        kinds = mark.kwargs.get("raises", BaseException)
        if isinstance(result.error, kinds):
            result.skipped, result.error = mark.kwargs.get("reason", ""), None
        elif result.error is None and mark.kwargs.get("strict"):
            result.error = Failed(f"[XPASS(strict)] {mark.kwargs.get('reason', '')}".strip())
