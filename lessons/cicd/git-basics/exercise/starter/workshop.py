"""Builds the repository of the exercise and runs your steps in it. Nothing to change here."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

PRICE = "def price(age):\n    return 400\n"
HALF = "def price(age):\n    return 200 if age < 12 else 400\n"
TEST = "from ride import price\n\n\ndef test_adult():\n    assert price(30) == 400\n"
BOTH = TEST + "\n\ndef test_child():\n    assert price(11) == 200\n"
GROUPS = "def discount(people):\n    return 100 * (people // 5)\n"
SLIP = "def discount(people):\n    return 100 * (people % 5)\n"
CHECK = "from groups import discount\n\nraise SystemExit(discount(7) != 100)\n"

FIRST = {
    "ride.py": PRICE,
    "test_ride.py": TEST,
    "groups.py": GROUPS,
    "check_groups.py": CHECK,
    "signs.txt": "No hihger than 2 metres\n",
    "debug.log": "started\n",
}
DIARY = ["Fog refilled", "Bats oiled", "Lamp 3 out", "Lamp 3 mended", "Skeleton back"]
DIARY += ["New organ music", "Ghost on holiday", "Rain, few guests", "Ghost is back"]
EDITED = {
    "ride.py": HALF,
    "test_ride.py": BOTH,
    "signs.txt": "No higher than 2 metres\n",
    "debug.log": "started\nprice 400\n",
    "takings.sqlite3": "rows\n",
    ".venv/pyvenv.cfg": "home = /usr/bin\n",
    "__pycache__/ride.cpython-313.pyc": "compiled\n",
}


class Repository:
    """A new repository below a folder, with a configuration of its own."""

    def __init__(self, folder):
        self.program = shutil.which("git")
        self.work = pathlib.Path(folder) / "pier"
        self.work.mkdir(parents=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        python = os.path.dirname(sys.executable)
        self.environment = {
            **kept,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PATH": python + os.pathsep + kept.get("PATH", ""),
            "PYTHONDONTWRITEBYTECODE": "1",
            "STEPS": str(HERE / "steps.sh"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CEILING_DIRECTORIES": str(folder),
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@pier.example",
            "GIT_AUTHOR_DATE": "2026-11-22T09:00:00+00:00",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@pier.example",
            "GIT_COMMITTER_DATE": "2026-11-22T09:00:00+00:00",
            "GIT_EDITOR": "true",
            "GIT_PAGER": "cat",
            "GIT_TERMINAL_PROMPT": "0",
        }

    def git(self, *words):
        """Runs git; returns its exit status and what it printed."""
        done = subprocess.run(
            [self.program, *words],
            cwd=self.work,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=20,
        )
        return done.returncode, done.stdout

    def write(self, files):
        for name, text in files.items():
            path = self.work / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())

    def commit(self, message, files):
        self.write(files)
        self.git("add", *files)
        self.git("commit", "-q", "-m", message)

    def build(self):
        """Eleven commits, and then edits that nobody has committed."""
        self.git("init", "-q", "--initial-branch=main")
        self.commit("Open the ghost train", FIRST)
        self.git("tag", "opening-day")
        for number, entry in enumerate(DIARY):
            if number == 6:
                self.commit("Tidy up the discount", {"groups.py": SLIP})
            self.commit(entry, {"diary.txt": "\n".join(DIARY[: number + 1]) + "\n"})
        self.write({**EDITED, ".gitignore": (HERE / ".gitignore").read_text(encoding="utf-8")})

    def run_steps(self):
        """Runs the lines of steps.sh by the shell that Git brings along."""
        return self.git("-c", 'alias.steps=!sh -x "$STEPS"', "steps")[1]
