"""Keeps the files of this package compiled, so that checks start within milliseconds.

A confined process cannot write beside them; whoever starts it calls `ensure` first.
"""

import os
from _frozen_importlib_external import cache_from_source

HOME = os.path.dirname(os.path.abspath(__file__))


def ensure():
    """Compile what is not compiled yet for this version of Python; what cannot be, is left."""
    for path in sources(HOME):
        if not is_compiled(path):
            import py_compile

            try:
                py_compile.compile(path, doraise=True)
            except (OSError, py_compile.PyCompileError):
                # The folder may be read-only. Everything works without, only slower.
                return


def sources(folder):
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from sources(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path


def is_compiled(path):
    try:
        return os.stat(cache_from_source(path)).st_mtime >= os.stat(path).st_mtime
    except OSError:
        return False
