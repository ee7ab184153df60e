"""What a test can say about itself: failed, skipped, expected to raise."""


class OutcomeException(BaseException):
    """Not an `Exception`, so that a test's own `except Exception` lets it through."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.msg = msg

    def __str__(self):
        return str(self.msg)


class Failed(OutcomeException):
    __module__ = "builtins"


class Skipped(OutcomeException):
    __module__ = "builtins"


class XFailed(Failed):
    __module__ = "builtins"


def fail(reason="", pytrace=True):
    """Fail the test with this message."""
    raise Failed(reason)


def skip(reason="", *, allow_module_level=False):
    """Leave the rest of the test out."""
    raise Skipped(reason)


def xfail(reason=""):
    """Say that the test is expected to fail."""
    raise XFailed(reason)


def importorskip(modname, minversion=None, reason=None):
    """Import and return a module, or skip the test."""
    import importlib

    try:
        return importlib.import_module(modname)
    except ImportError as error:
        raise Skipped(reason or f"could not import {modname!r}: {error}") from None


class ExceptionInfo:
    """What `raises` caught."""

    def __init__(self):
        self.value = None

    @property
    def type(self):
        return type(self.value)

    @property
    def tb(self):
        return self.value.__traceback__

    def exconly(self, tryshort=False):
        return f"{self.type.__name__}: {self.value}"

    def match(self, pattern):
        """Demand that the pattern is found in the message."""
        check_match(pattern, self.value)
        return True

    def __str__(self):
        return repr(self)

    def __repr__(self):
        return f"<ExceptionInfo {self.value!r}>"


def check_match(pattern, error):
    import re

    seen = "\n".join([str(error), *getattr(error, "__notes__", [])])
    if not re.search(pattern, seen):
        wanted = pattern.pattern if hasattr(pattern, "pattern") else pattern
        hint = "\n  Did you mean to `re.escape()` the regex?" if wanted == seen else ""
        raise AssertionError(
            "Regex pattern did not match.\n"
            f"  Expected regex: {wanted!r}\n"
            f"  Actual message: {seen!r}{hint}"
        )


def raises(expected_exception=None, *args, match=None, check=None, **kwargs):
    """Demand an exception of a `with` block, or of a call given as function and arguments."""
    if expected_exception is None and match is None and check is None:
        raise ValueError("You must specify at least one parameter to match on.")
    kinds = expected_exception if isinstance(expected_exception, tuple) else (expected_exception,)
    for kind in kinds:
        if kind is not None and not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError(
                f"Expected a BaseException type, but got {getattr(kind, '__name__', kind)!r}"
            )
    if not args:
        if kwargs:
            raise TypeError(
                "Unexpected keyword arguments passed to pytest.raises: "
                f"{', '.join(sorted(kwargs))}\nUse context-manager form instead?"
            )
        return RaisesContext(kinds, match, check)
    function, *rest = args
    if not callable(function):
        raise TypeError(f"{function!r} object (type: {type(function)}) must be callable")
    with RaisesContext(kinds, None, None) as info:
        function(*rest, **kwargs)
    return info


class RaisesContext:
    """The `with` block of `raises`."""

    def __init__(self, kinds, match, check):
        self.kinds = tuple(kind or BaseException for kind in kinds)
        self.match = match
        self.check = check

    def __enter__(self):
        self.info = ExceptionInfo()
        return self.info

    def __exit__(self, kind, value, trace):
        if kind is None:
            names = ", ".join(kind.__name__ for kind in self.kinds)
            some = names if len(self.kinds) == 1 else f"any of ({names})"
            fail(f"DID NOT RAISE {some}")
        if not issubclass(kind, self.kinds):
            return False
        self.info.value = value
        if self.match is not None:
            check_match(self.match, value)
        if self.check is not None and not self.check(value):
            raise AssertionError(f"check {self.check!r} did not return True")
        return True
