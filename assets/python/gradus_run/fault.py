"""Describe an exception as data: what the screens show of it and what explains it.

Modules of the standard library are imported where they are needed: most runs end without an
exception, and each import would make every run start later.
"""

import os
import sys

HOME = os.path.dirname(os.path.abspath(__file__)) + os.sep

# Frames of what calls the checks say nothing about the learner's program.
CALLERS = tuple(f"{os.sep}{name}{os.sep}" for name in ("_pytest", "pluggy"))

# A recursion that never ends has a thousand frames; both ends tell the story.
FRAMES_KEPT = 20

# More text than this is nothing that anybody reads, and each letter travels with the report.
TEXT_KEPT = 20_000

# More names than this are no help to anybody, and each one travels with the report.
NAMES_KEPT = 600


def describe(error, workdir):
    """The exception as a dictionary: kind, message, frames, full, names.

    `workdir` is the folder that the program runs in. Its files are named below it, and are the
    learner's own.
    """
    trace = without_callers(error.__traceback__, workdir)
    return {
        "kind": kind_of(error),
        "message": message_of(error, workdir),
        "frames": frames_of(error, trace, workdir),
        "full": full_text(error, trace, workdir),
        "names": names_near(error, trace, workdir),
    }


def kind_of(error):
    """The name of the class, with its module unless Python leaves that out as well."""
    kind = type(error)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def message_of(error, workdir):
    """What the exception says of itself."""
    if isinstance(error, SyntaxError):
        return below(str(error.msg), workdir)
    try:
        return below(str(error), workdir)
    except Exception:
        return "(its message cannot be shown: __str__ raised an exception)"


def below(text, workdir):
    """The text as it can be reported, with paths into the working directory cut short."""
    for folder in {os.path.abspath(workdir), os.path.realpath(workdir)}:
        text = text.replace(folder.rstrip(os.sep) + os.sep, "")
    return shortened(written(text))


def written(text):
    """The text with halves of letters, which JSON cannot carry, written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def shortened(text):
    if len(text) <= TEXT_KEPT:
        return text
    left = len(text) - TEXT_KEPT
    return f"{text[:TEXT_KEPT]}\n… and {left} characters more\n"


def is_hidden(file):
    """Whether the file belongs to what runs the program, not to the program."""
    return os.path.abspath(file).startswith(HOME)


def is_own(file, workdir):
    """Whether the file is the learner's or the lesson's."""
    name = below(file, workdir)
    if os.path.isabs(name) or name.startswith("<") or "site-packages" in name:
        return False
    return name != "checks.py"


def without_callers(trace, workdir):
    """The traceback from the first frame on that belongs to the program or the checks."""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        called = is_hidden(file) or file.startswith("<frozen ")
        if not called and (is_own(file, workdir) or not any(name in file for name in CALLERS)):
            break
        trace = trace.tb_next
    return trace


def steps(trace):
    """The frames of a traceback with their lines, outermost first."""
    while trace is not None:
        if not is_hidden(trace.tb_frame.f_code.co_filename):
            yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def frames_of(error, trace, workdir):
    """The frames as dictionaries; the place of a syntax error comes last."""
    found = []
    for frame, line in steps(trace):
        code = frame.f_code
        text = line_of(code.co_filename, line, frame.f_globals)
        found.append(frame_at(code.co_filename, line, code.co_name, text, workdir))
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        text = error.text or line_of(error.filename, error.lineno, {})
        found.append(frame_at(error.filename, error.lineno, "<module>", text, workdir))
    if len(found) > 2 * FRAMES_KEPT:
        found = found[:FRAMES_KEPT] + found[-FRAMES_KEPT:]
    return found


def frame_at(file, line, function, text, workdir):
    return {
        "file": below(file, workdir),
        "line": max(line or 1, 1),
        "function": function,
        "text": text.strip(),
        "own": is_own(file, workdir),
    }


def line_of(file, line, space):
    """The text of a line of source, or nothing if there is none to be had."""
    try:
        with standard_library_first():
            import linecache
        return linecache.getline(file, line or 0, space)
    except Exception:
        return ""


def full_text(error, trace, workdir):
    """The traceback as Python prints it, without the frames that called the program."""
    try:
        with standard_library_first():
            import traceback
        told = traceback.TracebackException(type(error), error, trace)
        drop_hidden(told, traceback.StackSummary)
        text = "".join(told.format())
    except Exception:
        # A learner's file may stand in for a module that the formatting needs.
        places = [f'  File "{f.f_code.co_filename}", line {n}\n' for f, n in steps(trace)]
        head = "Traceback (most recent call last):\n" if places else ""
        text = f"{head}{''.join(places)}{kind_of(error)}: {message_of(error, workdir)}\n"
    return below(text, workdir)


def drop_hidden(told, summary):
    """Take the frames of this package out of a described exception and of its causes."""
    seen = []
    while told is not None and told not in seen:
        seen.append(told)
        if getattr(told, "stack", None):
            shown = [f for f in told.stack if not is_outside(f.filename)]
            told.stack = summary.from_list(shown)
        told = told.__cause__ or told.__context__


def is_outside(file):
    return is_hidden(file) or any(name in file for name in CALLERS)


def names_near(error, trace, workdir):
    """Names that may have been meant, those in reach of the innermost frame first."""
    try:
        found = list(dict.fromkeys(candidates(error, trace, workdir)))
    except Exception:
        # Objects may refuse to be looked into; a missing suggestion is no loss.
        found = []
    return [written(name) for name in found if isinstance(name, str)][:NAMES_KEPT]


def candidates(error, trace, workdir):
    if isinstance(error, NameError):
        return names_in_reach(error, trace)
    if isinstance(error, AttributeError):
        return attributes(getattr(error, "obj", None))
    if isinstance(error, ModuleNotFoundError):
        return [*own_modules(workdir), *sorted(sys.stdlib_module_names)]
    if isinstance(error, ImportError):
        return names_of_module(error)
    if isinstance(error, KeyError):
        return keys_in_reach(trace)
    if isinstance(error, TypeError):
        return parameters_in_reach(trace)
    return []


def innermost(trace):
    frame = None
    for frame, _ in steps(trace):
        pass
    return frame


def names_in_reach(error, trace):
    frame = innermost(trace)
    if frame is None:
        return []
    own = frame.f_locals.get("self")
    wanted = getattr(error, "name", None)
    found = [f"self.{wanted}"] if own is not None and wanted in attributes(own) else []
    builtin = frame.f_builtins
    return found + [
        name
        for space in (frame.f_locals, frame.f_globals, builtin)
        for name in space
        if not name.startswith("__")
    ]


def attributes(thing):
    """The public attributes of an object."""
    return [] if thing is None else [name for name in dir(thing) if not name.startswith("_")]


def names_of_module(error):
    """The names in the module that something could not be imported from."""
    module = sys.modules.get(error.name)
    if module is not None and not is_half_loaded(module):
        return attributes(module)
    with open(error.path, "rb") as file:
        source = file.read()
    code = compile(source, error.path, "exec", dont_inherit=True)
    return [name for name in code.co_names if not name.startswith("_")]


def is_half_loaded(module):
    return getattr(getattr(module, "__spec__", None), "_initializing", False)


def own_modules(workdir):
    """The modules that the files and folders of the working directory make."""
    names = (entry.name for entry in os.scandir(workdir) if entry.name[0] not in "._")
    return sorted(name.removesuffix(".py") for name in names if "." not in name.removesuffix(".py"))


def keys_in_reach(trace):
    """The text keys of the dictionaries that the innermost frame knows by a name."""
    frame = innermost(trace)
    spaces = [] if frame is None else [frame.f_locals, frame.f_globals]
    return [
        key
        for space in spaces
        for name, value in list(space.items())
        if type(value) is dict and not name.startswith("__")
        for key in list(value)[:50]
        if isinstance(key, str)
    ]


def parameters_in_reach(trace):
    """The parameters of the functions and classes that the innermost frame knows by a name."""
    frame = innermost(trace)
    found = []
    for value in [] if frame is None else [*frame.f_locals.values(), *frame.f_globals.values()]:
        if isinstance(value, type):
            value = value.__dict__.get("__init__")
        code = getattr(value, "__code__", None)
        if code is not None:
            found += code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return [name for name in found if name != "self"]


class standard_library_first:
    """Keeps the learner's files, which may be called as a module is, out of an import."""

    def __enter__(self):
        self.path = sys.path[:]
        home = os.path.realpath(os.getcwd())
        sys.path[:] = [p for p in self.path if p and os.path.realpath(p) != home]

    def __exit__(self, *_):
        sys.path[:] = self.path
