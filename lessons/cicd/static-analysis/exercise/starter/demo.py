"""Runs the gates one after the other: python demo.py"""

import os
import subprocess
import sys

from mypy.version import __version__

GATES = [
    ["ruff", "check", "--output-format", "concise", "."],
    ["ruff", "format", "--check", "."],
    ["mypy", "--cache-dir", os.devnull],
    ["pytest", "-q", "-p", "no:cacheprovider", "test_loft.py"],
]

print("mypy", __version__, "and its friends")
for gate in GATES:
    print("$", *gate, flush=True)
    subprocess.run([sys.executable, "-B", "-m", *gate])
    print(flush=True)
