"""What a job does: programs, a file or checks, as if `python FILE` had just been started."""

import builtins
import os
import sys
from _frozen_importlib_external import PathFinder, SourceFileLoader

from . import STAND_IN, wire


class Job:
    """What runs, and what is told of it."""

    def __init__(self, request, runtime, known, report, make_room):
        self.pid = os.getpid()
        self.report_to, self.make_room = report, make_room
        self.texts = {}
        self.workdir = request["workdir"]
        self.mark = request["mark"].encode()
        self.runtime = runtime
        self.packages = sys.path[:]
        self.ours = {name: sys.modules[name] for name in list(sys.modules) if name not in known}

    def do(self, work):
        """Does the job and tells how it ended; the exit status."""
        try:
            self.run(work)
        except SystemExit as error:
            return self.exited(error.code)
        except BaseException as error:
            return self.raised(error)
        self.report({"end": "finished"})
        return 0

    def run(self, work):
        """Runs programs, a file or checks."""
        if "checks" in work:
            self.checks(work["checks"])
            return
        self.hide()
        if "file" in work:
            self.file(work["file"])
        else:
            self.programs(**work["programs"])

    def hide(self):
        """Forgets what this package imported: a program finds what a new interpreter has, and the
        stand-in for pytest where there is no other."""
        for name in self.ours:
            sys.modules.pop(name, None)
        sys.path[:] = [self.workdir, *self.packages]
        sys.meta_path.append(_StandIn)

    def programs(self, prelude, programs):
        """Runs programs in one namespace, with a mark before the output of each. The last one is
        `lesson.py`; those before it are its parts."""
        names = [f"part{number}.py" for number in range(1, len(programs))]
        path, *_ = paths = [os.path.join(self.workdir, name) for name in ["lesson.py", *names]]
        main = _main(path, _Text(path, programs[-1]))
        if prelude is not None:
            self.execute(prelude, os.path.join(self.workdir, "prelude.py"), main)
        parts = list(zip([*paths[1:], path], programs))
        if len(parts) > 1:
            self.texts.update(parts)
            self.remember()
        for path, text in parts:
            self.put_mark()
            self.execute(text, path, main)

    def execute(self, text, path, main):
        """Runs one program in the namespace of `main`."""
        self.texts[path] = text
        exec(compile(text, path, "exec", dont_inherit=True), main.__dict__)

    def put_mark(self):
        """Says that the output of the next program begins."""
        for number, name in ((1, "stdout"), (2, "stderr")):
            try:
                getattr(sys, name).flush()
                getattr(sys, f"__{name}__").flush()
                os.write(number, self.mark)
            except (OSError, ValueError, AttributeError):
                pass  # The program before it closed its output.

    def remember(self):
        """Has tracebacks show the lines of programs that are in no file."""
        import linecache
        for path, text in self.texts.items():
            linecache.cache[path] = (len(text), None, text.splitlines(True), path)

    def file(self, name):
        """Runs a file as `python FILE` does."""
        path = os.path.join(self.workdir, name)
        sys.path[0] = os.path.dirname(path)
        with open(path, "rb") as file:
            text = file.read()
        main = _main(path, SourceFileLoader("__main__", path))
        sys.argv[:] = [name]
        exec(compile(text, path, "exec", dont_inherit=True), main.__dict__)

    def checks(self, checks):
        """Runs hidden checks on the files of the folder."""
        sys.path.insert(0, self.runtime)
        from . import checks as runner
        sys.path[0] = self.workdir
        sys.argv[:] = ["checks.py"]
        runner.run(checks["source"], checks["only"], checks["rules"], self.report, self.workdir)

    def report(self, message):
        """Tells Gradus; not from a process that the program forked. Whether it could be told."""
        if os.getpid() != self.pid:
            return False
        data = wire.to_bytes(message)
        try:
            while data:
                data = data[os.write(self.report_to, data) :]
        except OSError:
            return False
        return True

    def exited(self, code):
        """The program asked to end."""
        if code is not None and not isinstance(code, int):
            print(code, file=sys.stderr)
            code = 1
        code = int(code or 0)
        self.report({"exited": code if abs(code) < 1 << 31 else code & 0xFF})
        return code

    def raised(self, error):
        """An exception ended the program."""
        self.make_room()
        ours = os.path.dirname(__file__)
        trace = error.__traceback__
        while trace and os.path.dirname(trace.tb_frame.f_code.co_filename) == ours:
            trace = trace.tb_next
        error.__traceback__ = trace
        forked, own_hook = os.getpid() != self.pid, sys.excepthook is not sys.__excepthook__
        if forked or own_hook:
            sys.excepthook(type(error), error, trace)
        if not forked and not self.report({"raised": self.describe(error)}) and not own_hook:
            sys.__excepthook__(type(error), error, trace)
        return 1

    def describe(self, error):
        """What is told of an exception. Modules of the program's own must not stand in for those
        that this takes."""
        own = {name: module for name, module in list(sys.modules.items()) if self.is_own(module)}
        path = sys.path[:]
        for name in own:
            del sys.modules[name]
        sys.modules.update({name: sys.modules.get(name, ours) for name, ours in self.ours.items()})
        sys.path[:] = [self.runtime, *self.packages]
        try:
            from . import fault
            self.remember()
            return fault.describe(error, self.workdir)
        finally:
            sys.path[:] = path
            sys.modules.update(own)

    def is_own(self, module):
        """Whether a module's file is in the working directory."""
        file = getattr(module, "__file__", None)
        inside = isinstance(file, str) and file.startswith(self.workdir + os.sep)
        return inside and getattr(module, "__name__", None) != "__main__"


class _StandIn:
    """Finds the stand-in for pytest. It is asked last: where pytest is installed, that is taken."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        return PathFinder.find_spec(name, [STAND_IN]) if name == "pytest" else None


class _Text(SourceFileLoader):
    """Gives the text of a program that is in no file."""

    def __init__(self, path, text):
        super().__init__("__main__", path)
        self._text = text

    def get_source(self, fullname):
        return self._text


def _main(path, loader):
    """A new `__main__`, as a started script has it."""
    main = type(sys)("__main__")
    main.__file__, main.__cached__, main.__loader__ = path, None, loader
    main.__builtins__ = builtins
    if sys.version_info < (3, 14):
        main.__annotations__ = {}
    sys.modules["__main__"] = main
    sys.argv[:] = [os.path.basename(path)]
    sys.orig_argv[:] = [sys.executable, *sys.argv]
    return main
