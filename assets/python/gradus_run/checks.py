"""Run the hidden checks of an exercise in this very process, and report each one.

Where pytest is installed it runs them; elsewhere the stand-in does. What the learner sees is the
same. The checks are never written to a file: nothing of the learner's can be overwritten, and no
program of theirs finds them.
"""

import os
import sys

from . import STAND_IN, fault, syntax, verdict, with_pytest


def run(source, only, rules, report, workdir):
    """Run `source`, the text of `checks.py`, against the files of `workdir`.

    `only` limits it to the tests whose name starts with `test_` and this. `rules` are dictionaries
    with `form`, `wanted` and `files`; each one is a check of its own, before the tests.
    `report` is called with `{"check": {…}}` as soon as a check is over.
    """
    workdir = os.path.abspath(workdir)

    def send(check):
        report({"check": check})

    for rule in rules or []:
        send(verdict.of_rule(rule, workdir, syntax))
    hidden = Hidden(source, only, workdir)
    if pytest_is_installed():
        with_pytest.run(hidden, send)
    else:
        run_with_stand_in(hidden, send)


def pytest_is_installed():
    """Import pytest, or the stand-in if there is none; says which one it was."""
    with fault.standard_library_first():
        try:
            import pytest
        except ImportError:
            offer_stand_in()
            import pytest
    if getattr(pytest, "STAND_IN", False):
        # Checks may run a learner's tests in a process of their own.
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = f"{STAND_IN}{os.pathsep}{before}" if before else STAND_IN
        return False
    return True


def offer_stand_in():
    """Let `import pytest` find the stand-in where pytest itself is not installed."""
    if STAND_IN not in sys.path:
        sys.path.append(STAND_IN)


class Hidden:
    """The checks before they run."""

    def __init__(self, source, only, workdir):
        self.source = source
        self.only = only
        self.workdir = workdir
        self.path = os.path.join(workdir, "checks.py")
        self.failure = None

    def load(self):
        """The module of the checks; what its import raises goes to the caller."""
        module = type(sys)("checks")
        module.__file__ = self.path
        # Frames of the checks show their text although there is no such file.
        module.__loader__ = self
        sys.modules["checks"] = module
        exec(compile(self.source, self.path, "exec", dont_inherit=True), vars(module))
        return module

    def get_source(self, name):
        """Asked by what prints tracebacks."""
        return self.source

    def wants(self, name):
        """Whether the test of this name is asked for."""
        if not self.only:
            return True
        start = f"test_{self.only}"
        rest = name.removeprefix(start)
        # `m1` must not ask for the tests of `m10`.
        whole = not start[-1].isalnum() or not rest[:1].isalnum()
        return name.startswith(start) and whole


def run_with_stand_in(hidden, send):
    from pytest import _capture, _run

    capture = _capture.Capture()
    capture.start()
    try:
        module = hidden.load()
        session = _run.Session(module, conftests=conftests(hidden.workdir))
        items = [item for item in session.items() if hidden.wants(item.originalname)]
    except BaseException as error:
        output = capture.stop().out
        verdict.send_failed_import(hidden, error, output, send)
        return
    capture.stop()
    for result in session.run(items):
        item = result.item
        check = verdict.check(item.nodeid, item.doc, result.error, result.output, hidden.workdir)
        if result.skipped is not None:
            check["message"] = f"Left out: {result.skipped}".rstrip(": ")
        send(check)


def conftests(workdir):
    """The module `conftest`, if the exercise has one."""
    if not os.path.isfile(os.path.join(workdir, "conftest.py")):
        return []
    import conftest

    return [conftest]
