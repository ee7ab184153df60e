"""The process of a job where there is `fork`: what it gives up before it begins."""

import atexit
import faulthandler
import gc
import os
import sys
from _signal import SIGXCPU

from . import confine
from .job import Job

# Above what a program has open, so that its first file gets the number that it always gets.
_REPORT = 199
# What a job leaves to others when all want the processor.
_NICE = 5


def do(request, descriptors, runtime, known):
    """Does a job in the process made for it; the exit status."""
    enter(request, descriptors)
    return Job(request, runtime, known, _REPORT, confine.make_room).do(request["work"])


def enter(request, descriptors):
    """Takes the job's descriptors, folder and environment, and its limits."""
    os.setsid()
    for number, descriptor in enumerate(descriptors[:3]):
        os.dup2(descriptor, number)
    os.dup2(descriptors[3], _REPORT, inheritable=False)
    os.closerange(3, _REPORT)
    sys.stdout.reconfigure(line_buffering=True)
    os.chdir(request["workdir"])
    os.environ.update(request["environment"])
    if "tempfile" in sys.modules:
        sys.modules["tempfile"].tempdir = None
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    os.nice(_NICE)
    limits = request["limits"]
    confine.limit(limits["cpu"], limits["memory"], limits["file"])
    confine.write_only_below(request["folder"])
    # Both write to the report: where a crash was, and where the program was when time was up.
    faulthandler.enable(_REPORT, all_threads=False)
    faulthandler.register(SIGXCPU, _REPORT, all_threads=False, chain=True)


def leave(status):
    """Ends the process as the interpreter does, but lets the frameworks be: to take them apart
    takes longer than most jobs."""
    try:
        if "threading" in sys.modules:
            sys.modules["threading"]._shutdown()
        atexit._run_exitfuncs()
        sys.modules.pop("__main__").__dict__.clear()
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(int(status or 0) & 0xFF)
