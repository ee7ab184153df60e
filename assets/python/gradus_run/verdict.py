"""What the learner is told about a check: passed or failed, why, and what the program raised."""

import os

from . import fault


def check(name, doc, error, output, workdir):
    """A check as the dictionary that is reported."""
    message, told = ("", None) if error is None else judge(error, workdir)
    return {
        "name": name,
        "title": title_of(doc, name),
        "passed": error is None,
        "message": message,
        "output": fault.shortened(output),
        "fault": told,
    }


def title_of(doc, name):
    """The first paragraph of a docstring on one line; without one, the name in words."""
    first = (doc or "").strip().split("\n\n")[0]
    words = " ".join(first.split())
    if words:
        return words
    plain = name.rpartition("::")[2].partition("[")[0].removeprefix("test")
    words = plain.replace("_", " ").strip() or name
    return words[0].upper() + words[1:]


def judge(error, workdir):
    """The message about an exception that ended a test, and the fault if one is to be shown."""
    if is_the_checks_own(error, workdir):
        return words_of(error, workdir), None
    told = fault.describe(error, workdir)
    return sentence(told), told


def is_the_checks_own(error, workdir):
    """Whether the check itself says what is wrong, and not the program under test."""
    if type(error).__name__ == "Failed" and isinstance(error, BaseException):
        return not isinstance(error, Exception)
    if not isinstance(error, AssertionError):
        return False
    last = None
    for frame, _ in fault.steps(error.__traceback__):
        file = frame.f_code.co_filename
        if is_checks(file, workdir) or fault.is_own(file, workdir):
            last = file
    return last is None or is_checks(last, workdir)


def is_checks(file, workdir):
    return os.path.abspath(file) == os.path.join(workdir, "checks.py")


def words_of(error, workdir):
    """The author's own words; the line of an `assert` that has none."""
    words = fault.below(str(error), workdir).strip()
    if words:
        return words
    text = ""
    for frame, line in fault.steps(error.__traceback__):
        if is_checks(frame.f_code.co_filename, workdir):
            text = fault.line_of(frame.f_code.co_filename, line, frame.f_globals)
    return f"This does not hold: `{text.strip()}`" if text.strip() else "The check failed."


def sentence(told):
    """A fault in one sentence, with the learner's line if it is theirs."""
    said = f"{told['kind']}: {told['message']}" if told["message"] else told["kind"]
    own = [frame for frame in told["frames"] if frame["own"]]
    if not own:
        return f"The check was ended by {said}"
    return f"{own[-1]['file']}, line {own[-1]['line']}: {said}"


def send_failed_import(hidden, error, output, send):
    """One check that says why nothing could run, and all tests as failed for that reason."""
    told = fault.describe(error, hidden.workdir)
    what = file_of(error, told, hidden.workdir)
    said = sentence(told)
    if what is not None and not said.startswith(what):
        said = f"{what}: {told['kind']}: {told['message']}"
    send(
        {
            "name": "import",
            "title": f"{what or 'The code'} can be imported.",
            "passed": False,
            "message": said,
            "output": fault.shortened(output),
            "fault": told,
        }
    )
    for name, doc in tests_in(hidden.source):
        if hidden.wants(name.rpartition("::")[2]):
            failed = check(name, doc, None, "", hidden.workdir)
            failed["passed"] = False
            failed["message"] = f"Not run: {what or 'the code'} could not be imported."
            send(failed)


def file_of(error, told, workdir):
    """The learner's file that an import failed in, or that lacks what was to be imported."""
    own = [frame["file"] for frame in told["frames"] if frame["own"]]
    if own:
        return own[-1]
    path = getattr(error, "path", None)
    return fault.below(path, workdir) if path and fault.is_own(path, workdir) else None


def tests_in(source):
    """The tests of a source that may be impossible to import, as (name, docstring)."""
    import ast

    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node.name, ast.get_docstring(node)
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name.startswith("test"):
                    yield f"{node.name}::{part.name}", ast.get_docstring(part)


def of_rule(rule, workdir, syntax):
    """The check for a rule on the syntax of the learner's files."""
    form, wanted = rule["form"], rule["wanted"]
    shown = syntax.words(form)
    problem = broken(form, wanted, shown, list(sources(rule["files"], workdir)), syntax)
    return {
        "name": f"{'must_use' if wanted else 'must_not_use'}[{form}]",
        "title": f"The code uses {shown}." if wanted else f"The code does without {shown}.",
        "passed": problem is None,
        "message": problem or "",
        "output": "",
        "fault": None,
    }


def broken(form, wanted, shown, files, syntax):
    """A sentence on how the rule is broken, or None."""
    if not syntax.is_known(form):
        return f"The course asks for a form that nobody knows, `{form}`: a mistake of the course."
    places = []
    for name, source in files:
        try:
            lines = [line for found, line in syntax.forms(source) if found == form]
        except syntax.Unreadable as error:
            return f"{name} cannot be read as Python: {error.message}, line {error.line}."
        places += [f"{name}, line {line}" for line in lines]
    if wanted and not places:
        names = ", ".join(name for name, _ in files) or "the files"
        return f"Expected {shown} in {names}, saw none."
    if not wanted and places:
        more = f" and {len(places) - 3} more" if len(places) > 3 else ""
        return f"Expected no use of {shown}, saw it in {'; '.join(places[:3])}{more}."
    return None


def sources(names, workdir):
    """The Python files of a rule, those in its folders too, as (name, text)."""
    for name in names:
        path = os.path.join(workdir, name)
        found = [path]
        if os.path.isdir(path):
            walk = sorted(os.walk(path))
            found = [os.path.join(home, file) for home, _, files in walk for file in sorted(files)]
        for file in found:
            if file.endswith(".py") and os.path.isfile(file):
                with open(file, "rb") as opened:
                    yield os.path.relpath(file, workdir).replace(os.sep, "/"), opened.read()
