"""`pytest.main`: run the tests of files, print a short account, and write it as XML if asked."""

import os
import sys
from types import ModuleType

from ._outcomes import Failed
from ._rewrite import compile_tests
from ._run import Session


class ExitCode:
    OK = 0
    TESTS_FAILED = 1
    INTERRUPTED = 2
    USAGE_ERROR = 4
    NO_TESTS_COLLECTED = 5


class Options:
    """What the arguments say; those about looks and plug-ins make no difference here."""

    def __init__(self, args):
        self.files = []
        self.basetemp = None
        self.junitxml = None
        waiting = iter(args)
        for arg in waiting:
            name, _, value = arg.partition("=")
            if name in ("-p", "-c", "--rootdir", "-k", "-m") and not value:
                next(waiting, None)
            elif name == "--basetemp":
                self.basetemp = value or next(waiting, None)
            elif name in ("--junitxml", "--junit-xml"):
                self.junitxml = value or next(waiting, None)
            elif not arg.startswith("-"):
                self.files.append(arg)


class Case:
    """A line of the account: `problem` is None, or (tag, message, text)."""

    def __init__(self, file, name, problem=None):
        self.file = file
        self.name = name
        self.problem = problem


def main(args=None, plugins=None):
    """Run the tests; returns 0 if all passed, 1 if not, 5 if there were none."""
    options = Options(sys.argv[1:] if args is None else args)
    cases = [case for file in options.files or found_here() for case in run_file(file, options)]
    for case in cases:
        if case.problem is not None and case.problem[0] != "skipped":
            print(f"{case.problem[0].upper()} {case.file}::{case.name} - {case.problem[1]}")
    bad = [case for case in cases if case.problem and case.problem[0] != "skipped"]
    print(f"{len(cases) - len(bad)} passed, {len(bad)} failed")
    if options.junitxml:
        write_xml(options.junitxml, cases)
    if not cases:
        return ExitCode.NO_TESTS_COLLECTED
    return ExitCode.TESTS_FAILED if bad else ExitCode.OK


def found_here():
    names = sorted(os.listdir())
    return [n for n in names if n.endswith(".py") and (n.startswith("test_") or "_test." in n)]


def run_file(path, options):
    name = os.path.basename(path).removesuffix(".py")
    folder = os.path.dirname(os.path.abspath(path))
    if folder not in sys.path:
        sys.path.insert(0, folder)
    try:
        module = load(name, os.path.abspath(path))
        session = Session(module, options.basetemp)
        items = list(session.items())
    except BaseException as error:
        said = f"E   {type(error).__name__}: {error}"
        return [Case(path, name, ("error", "collection failure", said))]
    return [Case(path, r.item.name, problem_of(r)) for r in session.run(items)]


def load(name, path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    exec(compile_tests(source, path), vars(module))
    return module


def problem_of(result):
    if result.skipped is not None:
        return ("skipped", result.skipped, "")
    error = result.error
    if error is None:
        return None
    kind = type(error).__name__
    words = str(error)
    bare = isinstance(error, Failed) or (kind == "AssertionError" and words.startswith("assert "))
    told = words if bare else f"{kind}: {words}" if words else kind
    return ("failure", told, told)


def write_xml(path, cases):
    rows = []
    for case in cases:
        body = ""
        if case.problem is not None:
            tag, message, text = case.problem
            body = f'<{tag} message="{escaped(message)}">{escaped(text)}</{tag}>'
        rows.append(f'<testcase classname="" name="{escaped(case.name)}">{body}</testcase>')
    bad = sum(case.problem is not None for case in cases)
    head = f'<testsuite name="pytest" tests="{len(cases)}" failures="{bad}">'
    text = f'<?xml version="1.0" encoding="utf-8"?><testsuites>{head}{"".join(rows)}'
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "</testsuite></testsuites>")


def escaped(text):
    for plain, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(plain, safe)
    text = "".join(c if c >= " " or c in "\t\n" else f"#x{ord(c):02X}" for c in text)
    return text.replace("\n", "&#10;")
