"""Does a job without a launcher, where the system has no `fork`: python -c … RUNTIME REQUEST
REPORT."""

import faulthandler
import os
import sys

from . import wire
from .job import Job


def main(known):
    """Does the job that a file describes; the exit status."""
    runtime, request, report = sys.argv[1:4]
    sys.path.remove(runtime)
    with open(request, "rb") as file:
        request = wire.decode(file.read())
    report = os.open(report, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    os.chdir(request["workdir"])
    os.environ.update(request["environment"])
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    sys.stdout.reconfigure(line_buffering=True)
    faulthandler.enable(report, all_threads=False)
    # Says where the program is when its time is up, and ends it.
    wall = request["limits"]["wall_ms"] / 1000
    faulthandler.dump_traceback_later(wall, file=report, exit=True)
    return Job(request, runtime, known, report, lambda: None).do(request["work"])
