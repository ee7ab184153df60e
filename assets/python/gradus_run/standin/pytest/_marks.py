"""`mark` and `param`: what stands above a test, and the cases that `parametrize` makes of it."""

import sys

FunctionType = type(lambda: None)

# A text longer than this makes no readable name.
LONGEST_NAME = 100


class Mark:
    """One mark with its arguments."""

    def __init__(self, name, args=(), kwargs=None):
        self.name = name
        self.args = args
        self.kwargs = kwargs or {}


class MarkDecorator:
    """`mark.something`, with or without arguments, to be put above a test."""

    def __init__(self, mark):
        self.mark = mark

    @property
    def name(self):
        return self.mark.name

    @property
    def args(self):
        return self.mark.args

    @property
    def kwargs(self):
        return self.mark.kwargs

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and isinstance(args[0], (FunctionType, type)):
            target = args[0]
            # A class must not add to the list of the class that it inherits from.
            before = vars(target).get("pytestmark", [])
            target.pytestmark = [*as_list(before), self.mark]
            return target
        return MarkDecorator(Mark(self.name, self.args + args, {**self.kwargs, **kwargs}))


class MarkGenerator:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError("Marker name must NOT start with underscore")
        return MarkDecorator(Mark(name))


mark = MarkGenerator()


class ParameterSet:
    """The values of one case, with a name and marks of its own if it has some."""

    def __init__(self, values, id=None, marks=()):
        self.values = values
        self.id = id
        self.marks = unpacked(marks)


def param(*values, marks=(), id=None):
    """One case of `parametrize`."""
    return ParameterSet(values, id, marks)


def as_list(marks):
    return list(marks) if isinstance(marks, (list, tuple)) else [marks]


def unpacked(marks):
    """Marks as a list, whether they were given as one or as several, decorators or not."""
    return [m.mark if isinstance(m, MarkDecorator) else m for m in as_list(marks)]


def marks_of(thing):
    """The marks of a test, of a class with those that it inherits, or of a module."""
    if not isinstance(thing, type):
        return unpacked(getattr(thing, "pytestmark", []))
    classes = reversed(thing.__mro__)
    return [m for kind in classes for m in unpacked(vars(kind).get("pytestmark", []))]


def cases_of(mark):
    """The cases of a `parametrize` mark: (names, [(id, values, marks)])."""
    argnames, argvalues, ids, indirect = parametrize_arguments(*mark.args, **mark.kwargs)
    names = argnames
    if isinstance(argnames, str):
        names = [name.strip() for name in argnames.split(",") if name.strip()]
    single = len(names) == 1 and isinstance(argnames, str)
    sets = [as_set(value, single) for value in argvalues]
    for case in sets:
        if len(case.values) != len(names):
            raise ValueError(
                f"in parametrize the names are {list(names)}, "
                f"but the values of a case are {case.values!r}"
            )
    named = unique(ids_of(names, sets, ids))
    cases = [(id, case.values, case.marks) for id, case in zip(named, sets)]
    via = list(names) if indirect is True else list(indirect or [])
    return list(names), cases, via


def parametrize_arguments(argnames, argvalues, indirect=False, ids=None, scope=None):
    return argnames, argvalues, ids, indirect


def as_set(value, single):
    if isinstance(value, ParameterSet):
        return value
    return ParameterSet((value,) if single else tuple(value))


def ids_of(names, sets, ids):
    """The name of each case: its own, one of the given, or made from its values."""
    given = None if ids is None or callable(ids) else list(ids)
    make = ids if callable(ids) else None
    for index, case in enumerate(sets):
        if case.id is not None:
            yield case.id
        elif given is not None and given[index] is not None:
            yield name_of(given[index]) or str(given[index])
        else:
            values = zip(names, case.values)
            yield "-".join(part_of(value, name, index, make) for name, value in values)


def part_of(value, name, index, make):
    if make is not None and (made := make(value)) is not None:
        return name_of(made) or str(made)
    if isinstance(value, (str, bytes)) and len(value) > LONGEST_NAME:
        return f"{name}{index}"
    shown = name_of(value)
    return f"{name}{index}" if shown is None else shown


def name_of(value):
    """A value as part of a name; None if it has no short form."""
    if isinstance(value, str):
        return value.encode("unicode_escape").decode("ascii")
    if isinstance(value, bytes):
        return value.decode("ascii", "backslashreplace")
    if value is None or isinstance(value, (float, int, bool, complex)):
        return str(value)
    if type(value).__name__ == "Pattern" and hasattr(value, "pattern"):
        return name_of(value.pattern)
    # Whoever has a member of an enumeration has imported the module.
    if "enum" in sys.modules and isinstance(value, sys.modules["enum"].Enum):
        return str(value)
    name = getattr(value, "__name__", None)
    return name if isinstance(name, str) else None


def unique(ids):
    """The names with a number behind those that occur several times."""
    ids = list(ids)
    often = {id for id in ids if ids.count(id) > 1}
    next_number = dict.fromkeys(often, 0)
    for index, id in enumerate(ids):
        if id in often:
            gap = "_" if id and id[-1].isdigit() else ""
            while (new := f"{id}{gap}{next_number[id]}") in ids:
                next_number[id] += 1
            ids[index] = new
            next_number[id] += 1
    return ids
