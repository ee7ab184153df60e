"""Folders for tests: new, empty, and gone when the run is over."""

import os


class Folders:
    """The fixture `tmp_path_factory`."""

    def __init__(self, base=None):
        self.base = base
        self.made = None
        self.numbers = {}

    def getbasetemp(self):
        """The folder that all others are in."""
        from pathlib import Path

        if self.made is None:
            if self.base is None:
                import tempfile

                self.made = Path(tempfile.mkdtemp(prefix="pytest-")).resolve()
            else:
                remove(self.base)
                self.made = Path(self.base).resolve()
                self.made.mkdir(parents=True)
        return self.made

    def mktemp(self, basename, numbered=True):
        """A new folder of this name."""
        return self.new(basename) if numbered else self.folder(basename)

    def new(self, name):
        number = self.numbers.get(name, 0)
        self.numbers[name] = number + 1
        return self.folder(f"{name}{number}")

    def folder(self, name):
        path = self.getbasetemp() / name
        path.mkdir(mode=0o700)
        return path

    def close(self):
        """Remove the folders, unless the place for them was given."""
        if self.made is not None and self.base is None:
            remove(self.made)


def remove(path):
    import shutil

    if os.path.isdir(path):
        shutil.rmtree(path, ignore_errors=True)
