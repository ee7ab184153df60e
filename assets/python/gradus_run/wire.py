"""Messages between Gradus and its launcher: eight hexadecimal digits with a length, then JSON.

The module `json` is not used: it costs more than the rest of the start together.
"""

import _socket
import sys

_NAMES = {"__builtins__": {}, "true": True, "false": False, "null": None}
_ESCAPES = {code: f"\\u{code:04x}" for code in range(32)} | {34: '\\"', 92: "\\\\"}
_MOST_DESCRIPTORS = 4


def encode(value):
    """`value` as one line of JSON: dicts, lists, text, whole numbers, booleans and None."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{encode(str(k))}:{encode(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(encode, value)) + "]"
    return '"' + str.translate(str(value), _ESCAPES) + '"'


def to_bytes(value):
    """`value` as a line to be written; what is not Unicode in it becomes `?`."""
    return (encode(value) + "\n").encode("utf-8", "replace")


def decode(data):
    """What JSON from Gradus holds: as Gradus writes it, it is a Python expression as well."""
    return eval(data.decode("utf-8"), dict(_NAMES))


def receive(channel):
    """The next message and its descriptors; (None, []) once the other end is gone."""
    head, descriptors = b"", []
    while len(head) < 8:
        room = _socket.CMSG_SPACE(4 * _MOST_DESCRIPTORS)
        data, ancillary, _, _ = channel.recvmsg(8 - len(head), room)
        for level, kind, numbers in ancillary:
            if (level, kind) == (_socket.SOL_SOCKET, _socket.SCM_RIGHTS):
                for at in range(0, len(numbers) - 3, 4):
                    descriptors.append(int.from_bytes(numbers[at : at + 4], sys.byteorder))
        if not data:
            return None, descriptors
        head += data
    left, parts = int(head, 16), []
    while left:
        data = channel.recv(min(left, 1 << 16))
        if not data:
            return None, descriptors
        parts.append(data)
        left -= len(data)
    return decode(b"".join(parts)), descriptors
