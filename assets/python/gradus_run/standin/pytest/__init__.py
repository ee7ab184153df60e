"""A small stand-in for pytest, for interpreters that do not have it.

It runs plain test functions on the standard library alone and answers as pytest does. What it
does not know, it refuses with a sentence, so that nobody takes a gap for a passed test.
"""

from ._approx import approx
from ._capture import CaptureResult
from ._fixtures import FixtureRequest, fixture
from ._marks import mark, param
from ._monkeypatch import MonkeyPatch
from ._outcomes import Failed, Skipped, fail, importorskip, raises, skip, xfail

# Tells the stand-in from pytest itself.
STAND_IN = True

__version__ = "9.0.0"

__all__ = [
    "CaptureResult",
    "FixtureRequest",
    "MonkeyPatch",
    "approx",
    "fail",
    "fixture",
    "importorskip",
    "main",
    "mark",
    "param",
    "raises",
    "skip",
    "xfail",
]


def main(args=None, plugins=None):
    """Run the tests of files; returns 0 if all passed."""
    from ._main import main

    return main(args, plugins)


def __getattr__(name):
    raise AttributeError(
        f"the small stand-in for pytest has no {name!r}; install pytest to use it", name=name
    )
