"""What is told of an exception."""

import linecache
import os
import traceback

_HERE = os.path.dirname(__file__)


def describe(error, workdir):
    """The fields of `run::Fault`."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    frames = []
    for frame in traceback.extract_tb(error.__traceback__):
        if os.path.dirname(frame.filename) != _HERE:
            frames.append(_frame(frame.filename, frame.lineno, frame.name, workdir))
    if isinstance(error, SyntaxError) and error.filename:
        frames.append(_frame(error.filename, error.lineno or 0, "<module>", workdir))
    full = "".join(traceback.format_exception(error))
    return {"kind": name, "message": str(error), "frames": frames, "full": full, "names": []}


def _frame(path, line, function, workdir):
    own = path.startswith(workdir + os.sep)
    file = path[len(workdir) + 1 :] if own else path
    text = linecache.getline(path, line).strip()
    return {"file": file, "line": line, "function": function, "text": text, "own": own}
