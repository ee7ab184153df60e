"""The processes of a job: counted while it runs, and ended when it is over."""

import os
import sys
import time
from _signal import SIGKILL, SIGSTOP

_PAGE = os.sysconf("SC_PAGE_SIZE")
# How long ending them may take, in seconds: a process that waits for a disk cannot be hurried.
_PATIENCE = 5


def members():
    """All descendants of this process."""
    if sys.platform != "linux":
        return []
    found, waiting = [], [os.getpid()]
    while waiting:
        children = _children(waiting.pop())
        found += children
        waiting += children
    return found


def _children(pid):
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []
    found = []
    for thread in threads:
        try:
            with open(f"/proc/{pid}/task/{thread}/children", "rb") as file:
                found += map(int, file.read().split())
        except FileNotFoundError:
            if os.path.exists(f"/proc/{pid}/task/{thread}"):
                return _children_by_search(pid)
        except OSError:
            pass
    return found


def _children_by_search(pid):
    """For kernels that keep no list of a process's children."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and _parent(name) == pid]


def _parent(name):
    try:
        with open(f"/proc/{name}/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[1])
    except (OSError, IndexError):
        return None


def own_memory(pid):
    """Bytes that a process has for itself, apart from files that it shares."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            _, resident, shared, *_ = map(int, file.read().split())
    except (OSError, ValueError):
        return 0
    return (resident - shared) * _PAGE


def end(group, reap):
    """Ends the group and every descendant, and waits until none is left; how many are left.

    Every process is stopped before it is killed, so that none can start another meanwhile.
    """
    until = time.monotonic() + _PATIENCE
    _send(os.killpg, group, SIGKILL)
    while True:
        stopped, left = set(), members()
        while any(pid not in stopped for pid in left):
            for pid in left:
                if pid not in stopped:
                    _send(os.kill, pid, SIGSTOP)
                    stopped.add(pid)
            left = members()
        for pid in left:
            _send(os.kill, pid, SIGKILL)
        if not reap(0.01) or time.monotonic() > until:
            return len(members())


def _send(how, pid, signal):
    try:
        how(pid, signal)
    except OSError:
        pass  # It has ended meanwhile.
