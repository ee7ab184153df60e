"""Fixtures: what a test names as a parameter, made before it and tidied up after it."""

from ._capture import CaptureFixture
from ._marks import as_set, ids_of, unique
from ._monkeypatch import MonkeyPatch
from ._outcomes import fail

# From the shortest life to the longest.
SCOPES = ("function", "class", "module", "package", "session")


class FixtureDefinition:
    """A function that prepares something, with what its decorator said."""

    def __init__(self, function, scope="function", params=None, autouse=False, ids=None, name=None):
        self.function = function
        self.name = name or function.__name__
        self.scope = scope
        self.autouse = autouse
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__
        self.params = None
        if params is not None:
            sets = [as_set(value, True) for value in params]
            named = unique(ids_of([self.name], sets, ids))
            self.params = [(id, case.values[0]) for id, case in zip(named, sets)]

    def __call__(self, *_, **__):
        fail(
            f'Fixture "{self.name}" called directly. Fixtures are not meant to be called '
            "directly,\nbut are created automatically when test functions request them as "
            "parameters.",
            pytrace=False,
        )


def fixture(function=None, *, scope="function", params=None, autouse=False, ids=None, name=None):
    """Make a function a fixture."""
    if scope not in SCOPES:
        fail(f"Unexpected scope value {scope!r}: one of {', '.join(SCOPES)}")

    def decorate(function):
        return FixtureDefinition(function, scope, params, autouse, ids, name)

    return decorate if function is None else decorate(function)


def parameters_of(function):
    """The names of the parameters that have no default: what fixtures are asked for."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is None:
        return []
    count = code.co_argcount
    defaults = len(function.__defaults__ or ())
    optional = function.__kwdefaults__ or {}
    keyword_only = code.co_varnames[count : count + code.co_kwonlyargcount]
    names = code.co_varnames[: count - defaults]
    return [*names, *(name for name in keyword_only if name not in optional)]


class Made:
    """A fixture's value, and what tidies it up."""

    def __init__(self, param):
        self.param = param
        self.value = None
        self.finalizers = []


class Fixtures:
    """The fixtures that the tests of a run can ask for, and what is made of them."""

    def __init__(self, folders):
        self.defined = {}
        self.made = {scope: {} for scope in SCOPES}
        self.folders = folders

    def define(self, found):
        """Take fixtures in; a later one takes the place of an earlier one of its name."""
        for definition in found:
            self.defined[definition.name] = definition

    def automatic(self):
        """The names of the fixtures that every test gets, those with the longest life first."""
        names = [name for name, definition in self.defined.items() if definition.autouse]
        return sorted(names, key=lambda name: -SCOPES.index(self.defined[name].scope))

    def closure(self, names):
        """These fixtures and all that they ask for, as (name, definition)."""
        found = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop(0)
            definition = self.defined.get(name)
            if name not in found and definition is not None:
                found[name] = definition
                waiting += [n for n in parameters_of(definition.function) if n != name]
        return found

    def value(self, name, item, asking=None):
        """The value of a fixture for a test."""
        if name == "request":
            return FixtureRequest(self, item, asking)
        if name in item.values:
            return item.values[name]
        definition = self.defined.get(name)
        if definition is None:
            return self.built_in(name, item)
        made = self.made[definition.scope]
        param = item.params.get(name)
        before = made.get(name)
        if before is not None and before.param is param:
            return before.value
        if before is not None:
            finish(made.pop(name))
        return self.make(definition, item, made, param)

    def make(self, definition, item, made, param):
        function = definition.function
        first = [item.instance] if item.instance and parameters_of(function)[:1] == ["self"] else []
        new = Made(param)
        request = FixtureRequest(self, item, definition, new)
        wanted = parameters_of(function)[len(first) :]
        given = {n: request if n == "request" else self.value(n, item) for n in wanted}
        made[definition.name] = new
        value = function(*first, **given)
        if hasattr(value, "send") and function.__code__.co_flags & 0x20:
            steps = value
            value = next(steps)
            new.finalizers.append(lambda: exhaust(steps, definition.name))
        new.value = value
        return value

    def built_in(self, name, item):
        maker = BUILT_IN.get(name)
        if maker is None:
            fail(f"fixture {name!r} not found")
        kept = self.made["session" if name == "tmp_path_factory" else "function"]
        if name not in kept:
            kept[name] = new = Made(None)
            new.value, finalizer = maker(self, item)
            if finalizer is not None:
                new.finalizers.append(finalizer)
        return kept[name].value

    def finish(self, scope):
        """Tidy up what has this scope, the last made first; return the first exception."""
        first = None
        made = self.made[scope]
        while made:
            _, last = made.popitem()
            try:
                finish(last)
            except BaseException as error:
                first = first or error
        return first


def finish(made):
    while made.finalizers:
        made.finalizers.pop()()


def exhaust(steps, name):
    if next(steps, finish) is not finish:
        fail(f"fixture function has more than one 'yield': {name}")


class FixtureRequest:
    """The fixture `request`: the test that asks, and the parameter for it."""

    def __init__(self, fixtures, item, definition=None, made=None):
        self._fixtures = fixtures
        self._made = made
        self.node = item
        self.function = item.function
        self.instance = item.instance
        self.cls = type(item.instance) if item.instance else None
        self.module = item.module
        self.fixturename = definition.name if definition else None
        self.scope = definition.scope if definition else "function"
        if definition is not None and definition.params is not None:
            self.param = item.params[definition.name]
        elif definition is not None and definition.name in item.params:
            self.param = item.params[definition.name]

    def getfixturevalue(self, argname):
        return self._fixtures.value(argname, self.node)

    def addfinalizer(self, finalizer):
        made = self._made
        if made is None:
            made = self._fixtures.made["function"].setdefault("request", Made(None))
        made.finalizers.append(finalizer)


def make_capsys(fixtures, item):
    capture = CaptureFixture()
    return capture, capture.close


def make_monkeypatch(fixtures, item):
    patch = MonkeyPatch()
    return patch, patch.undo


def make_tmp_path(fixtures, item):
    name = "".join(c if c.isalnum() or c == "_" else "_" for c in item.name)[:30]
    return fixtures.folders.new(name), None


def make_tmp_path_factory(fixtures, item):
    return fixtures.folders, None


BUILT_IN = {
    "capsys": make_capsys,
    "monkeypatch": make_monkeypatch,
    "tmp_path": make_tmp_path,
    "tmp_path_factory": make_tmp_path_factory,
}
