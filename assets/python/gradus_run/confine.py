"""What keeps a job in its place: limits of the system, and where it may write."""

import ctypes
import os
import resource
import sys

_SET_PDEATHSIG, _SET_NO_NEW_PRIVS, _SET_CHILD_SUBREAPER = 1, 38, 36
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_WRITE_FILE, _TRUNCATE, _REFER = 1 << 1, 1 << 14, 1 << 13
# Write, remove and make every kind of file.
_WRITES = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))
_SCOPE_SIGNALS = 1 << 1
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/shm", "/dev/fd", "/dev/tty")
_SPARE_MEMORY = 64 << 20

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _prctl(option, value):
    _libc.prctl(option, *map(ctypes.c_ulong, (value, 0, 0, 0)))


def adopt_orphans():
    """Makes this process the parent of every descendant whose own parent ended."""
    if _libc:
        _prctl(_SET_CHILD_SUBREAPER, 1)


def die_with_parent(parent):
    """Ends this process when its parent is gone."""
    if _libc:
        _prctl(_SET_PDEATHSIG, 9)
        if os.getppid() != parent:
            os._exit(1)


def limit(cpu, memory, file):
    """Seconds of processor time, bytes of address space, bytes of any one file."""
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_CPU, cpu, cpu + 2)
    _limit(resource.RLIMIT_FSIZE, file, file)
    _limit(resource.RLIMIT_AS, memory, memory + _SPARE_MEMORY)


def make_room():
    """Gives a program that ran out of memory enough to tell of it."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    _limit(resource.RLIMIT_AS, hard, hard)


def _limit(which, soft, hard):
    have = resource.getrlimit(which)[1]
    if have != resource.RLIM_INFINITY:
        soft, hard = min(soft, have), min(hard, have)
    try:
        resource.setrlimit(which, (soft, hard))
    except (OSError, ValueError):
        pass  # macOS knows the limit of address space, but does not let it be set.


def write_only_below(folder):
    """Lets this process and its children write below `folder` alone, where the kernel has
    Landlock; whether it has."""
    if not _libc:
        return False
    version = _libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    writes = _WRITES
    if version >= 2:
        writes |= _REFER
    if version >= 3:
        writes |= _TRUNCATE
    rules = [writes, 0, _SCOPE_SIGNALS] if version >= 6 else [writes]
    form = b"".join(rule.to_bytes(8, sys.byteorder) for rule in rules)
    ruleset = _libc.syscall(_CREATE_RULESET, form, len(form), 0)
    if ruleset < 0:
        return False
    _allow(ruleset, folder, writes)
    for device in _DEVICES:
        inside = writes if os.path.isdir(device) else writes & (_WRITE_FILE | _TRUNCATE)
        _allow(ruleset, device, inside)
    _prctl(_SET_NO_NEW_PRIVS, 1)
    done = _libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
    return done == 0


def _allow(ruleset, path, writes):
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rule = writes.to_bytes(8, sys.byteorder) + descriptor.to_bytes(4, sys.byteorder)
    _libc.syscall(_ADD_RULE, ruleset, 1, rule, 0)
    os.close(descriptor)
