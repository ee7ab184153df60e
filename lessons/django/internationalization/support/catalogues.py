"""Compile `locale/*/LC_MESSAGES/*.po`, as `manage.py compilemessages` does with GNU gettext."""

import ast
import struct
from pathlib import Path


def entries(text):
    """Return {message: translation}; forms of a plural are divided by a zero byte."""
    found, parts, fuzzy, key = {}, {}, False, None

    def finish():
        strings = [parts[name] for name in parts if name.startswith("msgstr")]
        if any(strings) and not fuzzy:
            names = [name for name in ("msgid", "msgid_plural") if name in parts]
            found["\0".join(parts[name] for name in names)] = "\0".join(strings)

    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        try:
            if line.startswith("#") or line.startswith("msgid "):
                if "msgstr" in parts or "msgstr[0]" in parts:
                    finish()
                    parts, fuzzy = {}, False
                if line.startswith("#"):
                    fuzzy = fuzzy or line.startswith("#,") and "fuzzy" in line
                    continue
            if line.startswith('"'):
                parts[key] += ast.literal_eval(line)
            elif line:
                key, text = line.split(" ", 1)
                if key not in ("msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgstr[1]"):
                    raise ValueError(key)
                parts[key] = ast.literal_eval(text)
        except (ValueError, SyntaxError, KeyError):
            raise ValueError(f"line {number} is no part of a catalogue: {line}") from None
    finish()
    return found


def compile_all(folder):
    for po in Path(folder).glob("*/LC_MESSAGES/*.po"):
        found = sorted(entries(po.read_text(encoding="utf-8")).items())
        head, body = [], b""
        start = 28 + 16 * len(found)
        for column in (0, 1):
            for pair in found:
                data = pair[column].encode()
                head += [len(data), start + len(body)]
                body += data + b"\0"
        numbers = [0x950412DE, 0, len(found), 28, 28 + 8 * len(found), 0, 0]
        po.with_suffix(".mo").write_bytes(struct.pack(f"<{7 + len(head)}I", *numbers, *head) + body)
