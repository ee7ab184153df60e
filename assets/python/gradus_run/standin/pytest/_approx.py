"""`approx`: numbers that are equal but for rounding."""

RELATIVE = 1e-6
ABSOLUTE = 1e-12


def approx(expected, rel=None, abs=None, nan_ok=False):
    """Something that equals all that is close to `expected`, item by item for collections."""
    if isinstance(expected, dict):
        return ApproxMapping(expected, rel, abs, nan_ok)
    if isinstance(expected, (str, bytes)) or not hasattr(expected, "__len__"):
        return ApproxScalar(expected, rel, abs, nan_ok)
    if hasattr(expected, "__getitem__"):
        return ApproxSequence(expected, rel, abs, nan_ok)
    raise TypeError(f"pytest.approx() only supports ordered sequences, but got: {expected!r}")


class Approx:
    # Keeps array libraries from comparing item by item on their own.
    __array_ufunc__ = None
    __array_priority__ = 100
    __hash__ = None

    def __init__(self, expected, rel, abs, nan_ok):
        self.expected = expected
        self.rel = rel
        self.abs = abs
        self.nan_ok = nan_ok

    def part(self, value):
        return ApproxScalar(value, self.rel, self.abs, self.nan_ok)

    def __ne__(self, actual):
        return not self == actual

    def __bool__(self):
        raise AssertionError("approx() is not supported in a boolean context.")


class ApproxScalar(Approx):
    def __eq__(self, actual):
        if actual == self.expected:
            return True
        if not (is_number(self.expected) and is_number(actual)):
            return False
        if self.expected != self.expected:
            return self.nan_ok and actual != actual
        if is_infinite(self.expected) or actual != actual:
            return False
        return abs(self.expected - actual) <= self.tolerance()

    def tolerance(self):
        exact = type(self.expected)
        if exact.__name__ == "Decimal":
            absolute = exact(str(ABSOLUTE)) if self.abs is None else self.abs
            relative = exact(str(RELATIVE)) if self.rel is None else self.rel
        else:
            absolute = ABSOLUTE if self.abs is None else self.abs
            relative = RELATIVE if self.rel is None else self.rel
        if absolute < 0 or relative < 0:
            raise ValueError("the tolerances of approx can't be negative")
        # Whoever names only an absolute tolerance wants no other.
        if self.rel is None and self.abs is not None:
            return absolute
        return max(relative * abs(self.expected), absolute)

    def __repr__(self):
        if not is_number(self.expected) or is_infinite(self.expected):
            return str(self.expected)
        tolerance = self.tolerance()
        shown = f"{tolerance:.1e}"
        if 1e-3 <= tolerance < 1e3:
            shown = f"{tolerance:n}"
        return f"{self.expected} ± {shown}"


class ApproxSequence(Approx):
    def __eq__(self, actual):
        try:
            if len(actual) != len(self.expected):
                return False
        except TypeError:
            return False
        return all(self.part(want) == seen for want, seen in zip(self.expected, actual))

    def __repr__(self):
        parts = [self.part(value) for value in self.expected]
        return f"approx({tuple(parts) if isinstance(self.expected, tuple) else parts!r})"


class ApproxMapping(Approx):
    def __eq__(self, actual):
        try:
            if set(actual) != set(self.expected):
                return False
        except TypeError:
            return False
        return all(self.part(want) == actual[key] for key, want in self.expected.items())

    def __repr__(self):
        return f"approx({ {key: self.part(value) for key, value in self.expected.items()} !r})"


def is_number(value):
    return not isinstance(value, bool) and hasattr(value, "__abs__") and hasattr(value, "__sub__")


def is_infinite(value):
    try:
        return abs(value) == float("inf")
    except (TypeError, ValueError, ArithmeticError):
        return False
