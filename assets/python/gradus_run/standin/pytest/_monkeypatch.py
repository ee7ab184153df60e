"""`monkeypatch`: changes that are taken back when the test is over."""

import os
import sys

MISSING = object()


class MonkeyPatch:
    """Changes attributes, items, environment, path and folder, and takes it all back."""

    def __init__(self):
        self._undo = []

    @classmethod
    def context(cls):
        """Changes for a `with` block only."""
        return Context(cls())

    def setattr(self, target, name, value=MISSING, raising=True):
        """Set an attribute: `(object, "name", value)` or `("module.name", value)`."""
        if value is MISSING:
            if not isinstance(target, str):
                raise TypeError(
                    "use setattr(target, name, value) or setattr(target, value) with target "
                    "being a dotted import string"
                )
            value = name
            target, name = resolve(target)
        before = getattr(target, name, MISSING)
        if raising and before is MISSING:
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        self._keep_attribute(target, name, before)
        setattr(target, name, value)

    def delattr(self, target, name=MISSING, raising=True):
        """Delete an attribute."""
        if name is MISSING:
            target, name = resolve(target)
        if not hasattr(target, name):
            if raising:
                raise AttributeError(name)
            return
        self._keep_attribute(target, name, getattr(target, name))
        delattr(target, name)

    def _keep_attribute(self, target, name, before):
        # What a class only inherits must not be written into it when it is taken back, and
        # static methods must not lose their wrapper.
        if isinstance(target, type):
            before = target.__dict__.get(name, MISSING)
        if before is MISSING:
            self._undo.append(lambda: delattr(target, name))
        else:
            self._undo.append(lambda: setattr(target, name, before))

    def setitem(self, dic, name, value):
        """Set an item of a dictionary."""
        self._keep_item(dic, name)
        dic[name] = value

    def delitem(self, dic, name, raising=True):
        """Delete an item of a dictionary."""
        if name not in dic:
            if raising:
                raise KeyError(name)
            return
        self._keep_item(dic, name)
        del dic[name]

    def _keep_item(self, dic, name):
        before = dic.get(name, MISSING)
        if before is MISSING:
            self._undo.append(lambda: dic.pop(name, None))
        else:
            self._undo.append(lambda: dic.__setitem__(name, before))

    def setenv(self, name, value, prepend=None):
        """Set an environment variable."""
        value = str(value)
        if prepend and name in os.environ:
            value = value + prepend + os.environ[name]
        self.setitem(os.environ, name, value)

    def delenv(self, name, raising=True):
        """Delete an environment variable."""
        self.delitem(os.environ, name, raising=raising)

    def syspath_prepend(self, path):
        """Put a folder in front of `sys.path`."""
        before = sys.path[:]
        self._undo.append(lambda: sys.path.__setitem__(slice(None), before))
        sys.path.insert(0, str(path))

    def chdir(self, path):
        """Change the current folder."""
        before = os.getcwd()
        self._undo.append(lambda: os.chdir(before))
        os.chdir(path)

    def undo(self):
        """Take everything back, the last change first."""
        while self._undo:
            self._undo.pop()()


class Context:
    def __init__(self, patch):
        self.patch = patch

    def __enter__(self):
        return self.patch

    def __exit__(self, *_):
        self.patch.undo()


def resolve(dotted):
    """The object and the attribute that a dotted name such as `os.path.exists` means."""
    import importlib

    parts = dotted.split(".")
    if len(parts) < 2:
        raise TypeError(f"must be absolute import path string, not {dotted!r}")
    target = importlib.import_module(parts[0])
    name = parts[0]
    for part in parts[1:-1]:
        name += f".{part}"
        try:
            target = getattr(target, part)
        except AttributeError:
            target = importlib.import_module(name)
    return target, parts[-1]
