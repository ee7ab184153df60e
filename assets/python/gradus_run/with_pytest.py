"""Run the checks with pytest itself, with nothing of its own on the screen."""

import io
import os
import sys

from . import verdict

SETTINGS = ("pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")


def run(hidden, send):
    """Run the checks in this process and send each one as it comes to its end."""
    import pytest

    os.environ.pop("PYTEST_ADDOPTS", None)
    plugin = make_plugin(pytest, hidden, send)
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = told = io.StringIO()
    try:
        status = pytest.main(arguments(hidden.workdir), plugins=[plugin])
        error = plugin.failure
    except BaseException as raised:
        # Settings that a plug-in imports may be the learner's.
        status, error = 1, raised
    finally:
        sys.stdout, sys.stderr = before
    if error is None and plugin.planned is None:
        error = RuntimeError(f"pytest ended with status {int(status)}: {told.getvalue().strip()}")
    if error is not None:
        verdict.send_failed_import(hidden, error, told.getvalue(), send)
        return
    for name, doc in plugin.planned.items():
        error = RuntimeError("the checks ended before this one had its turn")
        send(verdict.check(name, doc, error, "", hidden.workdir))


def arguments(workdir):
    """Options that make pytest quiet and keep it to this folder."""
    here = [os.path.join(workdir, name) for name in SETTINGS]
    # Without settings of its own the exercise must not get those of a folder above it.
    settings = next((path for path in here if os.path.isfile(path)), os.devnull)
    plain = ["-p", "no:cacheprovider", "-p", "no:faulthandler", "--assert=plain"]
    return [*plain, "--capture=no", "--tb=native", "-c", settings, f"--rootdir={workdir}"]


def make_plugin(pytest, hidden, send):
    """The plug-in that gives pytest the hidden checks and hands on what came of them."""
    Capture = stand_ins_capture()

    class Checks(pytest.Module):
        """The checks as a module that has no file."""

        def _getobj(self):
            return hidden.load()

    class Plugin:
        failure = None
        # The tests that have not had their turn: name to docstring.
        planned = None

        @pytest.hookimpl(trylast=True)
        def pytest_configure(self, config):
            reporter = config.pluginmanager.get_plugin("terminalreporter")
            if reporter is not None:
                config.pluginmanager.unregister(reporter)

        def pytest_collection(self, session):
            module = Checks.from_parent(session, path=session.config.rootpath / "checks.py")
            try:
                module.obj
                found = list(session.genitems(module))
            except BaseException as error:
                self.failure = error
                found = []
            wanted = [item for item in found if hidden.wants(item.originalname)]
            session.items = wanted
            hook = session.config.hook
            hook.pytest_collection_modifyitems(
                session=session, config=session.config, items=session.items
            )
            hook.pytest_collection_finish(session=session)
            session.testscollected = len(session.items)
            self.planned = {name_of(item.nodeid): item.obj.__doc__ for item in session.items}
            self.raised = {}
            return True

        def pytest_collectreport(self, report):
            if report.failed and self.failure is None:
                self.failure = pytest.UsageError(str(report.longrepr))

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_protocol(self, item):
            self.error, self.reason = None, None
            capture = Capture()
            capture.start()
            yield
            output = capture.stop().out
            name = name_of(item.nodeid)
            doc = self.planned.pop(name, None)
            check = verdict.check(name, doc, self.error, output, hidden.workdir)
            if self.reason is not None and self.error is None:
                check["message"] = f"Left out: {self.reason}".rstrip(": ")
            send(check)

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_makereport(self, item, call):
            outcome = yield
            report = outcome.get_result()
            if report.failed and self.error is None:
                raised = call.excinfo.value if call.excinfo else None
                if type(raised).__name__ == "FixtureLookupError":
                    raised = pytest.fail.Exception(f"fixture {raised.argname!r} not found")
                self.error = raised or pytest.fail.Exception(str(report.longrepr))
            elif report.skipped:
                self.reason = reason_of(report)

    return Plugin()


def stand_ins_capture():
    """The stand-in's way of keeping output, without the rest of the stand-in."""
    import importlib.util

    home = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(home, "standin", "pytest", "_capture.py")
    spec = importlib.util.spec_from_file_location("gradus_run.capture", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Capture


def name_of(nodeid):
    return nodeid.partition("::")[2]


def reason_of(report):
    if hasattr(report, "wasxfail"):
        return report.wasxfail
    told = report.longrepr
    return told[2].removeprefix("Skipped: ") if isinstance(told, tuple) else str(told)
