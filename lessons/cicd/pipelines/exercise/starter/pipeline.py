"""The pipeline of the golf course: python pipeline.py"""

import os
import subprocess
import sys

from mypy.version import __version__

STAGES = [
    ("check", "ruff check --no-cache --output-format concise golf.py test_golf.py"),
    ("types", f"mypy --disallow-untyped-defs --cache-dir {os.devnull} golf.py"),
    ("test", "pytest -q -p no:cacheprovider --cov=golf --cov-fail-under=95 test_golf.py"),
    ("package", "zipfile -c golf.zip golf.py"),
]

print("mypy", __version__, flush=True)
for name, command in STAGES:
    done = subprocess.run([sys.executable, "-B", "-m", *command.split()])
    print(f"{name}: exit status {done.returncode}", flush=True)
    if done.returncode != 0:
        sys.exit(f"RED: stopped at {name}")
print("GREEN")
