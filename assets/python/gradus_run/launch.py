"""The launcher: starts a process for each job, watches over it, and ends all that is left of it.

It talks with Gradus over its standard input, a socket. Modules that are slow to import are not
used here.
"""

import _signal
import _socket
import os
import select
import sys
import time

from . import compiled, confine, family, wire

_TICK, _SHORT_TICK = 0.05, 0.01
# How long a job that ran out of time has to say where it is.
_TO_ANSWER = 0.3
_DEAF_TO = ("HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "TSTP", "TTIN",
            "TTOU")


def main(known):
    """Serves Gradus until it is gone; in the process of a job: does the job. Its exit status.

    `known` are the names of the modules that an interpreter starts with.
    """
    runtime, frameworks = sys.argv[1:3]
    sys.path.remove(runtime)
    channel = _socket.socket(fileno=os.dup(0))
    os.set_inheritable(channel.fileno(), False)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.close(null)
    confine.adopt_orphans()
    if frameworks == "warm":
        from .frameworks import load
        load()
        from . import checks
        known = {name for name in sys.modules if name.partition(".")[0] != __package__}
    launcher = Launcher(channel)
    launcher.tell({"ready": sorted({name.partition(".")[0] for name in known})})
    while True:
        request, descriptors = wire.receive(channel)
        if request is None:
            return 0
        if "stop" in request:
            continue  # It came too late: the job is over.
        pid = os.fork()
        if pid == 0:
            launcher.leave()
            from . import child
            status = child.do(request, descriptors, runtime, known)
            return child.leave(status) if frameworks == "warm" else status
        for descriptor in descriptors:
            os.close(descriptor)
        if not launcher.watch(pid, request):
            return 0


class Launcher:
    """Watches over one job at a time."""

    def __init__(self, channel):
        self.channel = channel
        self.pid = os.getpid()
        self.hush, self.bell = os.pipe()
        for end in (self.hush, self.bell):
            os.set_blocking(end, False)
        _signal.set_wakeup_fd(self.bell, warn_on_full_buffer=False)
        _signal.signal(_signal.SIGCHLD, lambda *_: None)
        self.before = {}
        for name in _DEAF_TO:
            number = getattr(_signal, f"SIG{name}")
            self.before[number] = _signal.signal(number, _signal.SIG_IGN)
        self.poll = select.poll()
        self.poll.register(channel, select.POLLIN)
        self.poll.register(self.hush, select.POLLIN)
        self.job = self.status = None

    def leave(self):
        """Called in the process of a job: gives back what belongs to the launcher."""
        _signal.set_wakeup_fd(-1)
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
        for number, handler in self.before.items():
            _signal.signal(number, handler)
        confine.die_with_parent(self.pid)
        self.channel.detach()

    def tell(self, message):
        """Sends a line to Gradus; if Gradus is gone, the next thing read says so."""
        try:
            self.channel.sendall(wire.to_bytes(message))
        except OSError:
            pass

    def watch(self, pid, request):
        """Waits for the end of a job and tells of it; whether Gradus is still there."""
        self.job, self.status = pid, None
        self.tell({"begun": pid})
        compiled.ensure()
        over = self.wait(request["limits"])
        if over == "time":
            self.ask_where()
        left = family.end(pid, self.reap)
        self.tell({"done": {"over": over, "status": self.exit_code(), "left": left}})
        if over == "gone":
            import shutil
            shutil.rmtree(request["folder"], ignore_errors=True)
        return over != "gone"

    def wait(self, limits):
        """Waits for the job's process; why it must be ended, or None if it ended by itself."""
        deadline = time.monotonic() + limits["wall_ms"] / 1000
        tick, base = _TICK, family.own_memory(os.getpid())
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                return "time"
            over = self.sleep(min(left, tick))
            self.reap(0)
            if over or self.status is not None:
                return over
            members = family.members()
            if len(members) > limits["processes"]:
                return "processes"
            used = sum(max(0, family.own_memory(pid) - base) for pid in members)
            if used > limits["memory"]:
                return "memory"
            tick = _TICK if len(members) < 2 else _SHORT_TICK

    def sleep(self, seconds):
        """Waits for news of children or of Gradus; what Gradus wants, if anything."""
        for descriptor, _ in self.poll.poll(seconds * 1000 + 1):
            if descriptor == self.hush:
                _drain(self.hush)
            else:
                request, _ = wire.receive(self.channel)
                return "gone" if request is None else "stop"
        return None

    def ask_where(self):
        """Has the job write down where it is: see `child.tell_where`."""
        try:
            os.kill(self.job, _signal.SIGXCPU)
        except OSError:
            return
        until = time.monotonic() + _TO_ANSWER
        while self.status is None and time.monotonic() < until:
            self.reap(0.05)

    def reap(self, seconds):
        """Takes in children that ended, waiting for them up to this time; whether some are left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == self.job:
                self.status = status
            if pid == 0:
                if not seconds:
                    return True
                _wait_for(self.hush, seconds)
                seconds = 0

    def exit_code(self):
        """The exit code of the job's process; of a signal, its negative number."""
        return None if self.status is None else os.waitstatus_to_exitcode(self.status)


def _wait_for(descriptor, seconds):
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    if poll.poll(seconds * 1000 + 1):
        _drain(descriptor)


def _drain(descriptor):
    try:
        os.read(descriptor, 4096)
    except BlockingIOError:
        pass
