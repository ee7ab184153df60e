"""Builds the repository of the exercise and runs your steps in it. Nothing to change here."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

BASE = '''def price(minutes):
    """Return the cents for a pair of skates."""
    return 10 * minutes
'''
CHILDREN = '''def price(minutes, age=30):
    """Return the cents for a pair of skates; children pay half of the time."""
    cents = 10 * minutes
    return cents // 2 if age < 12 else cents
'''
EVENING = '''def price(minutes, hour=12):
    """Return the cents for a pair of skates; the light costs 200 from 18 o'clock on."""
    light = 200 if hour >= 18 else 0
    return 10 * minutes + light
'''
TEST = "from hire import price\n\n\ndef test_{}():\n    assert price(60, {}) == {}\n"
TEST_CHILDREN = TEST.format("child", "age=11", 300)
TEST_EVENING = TEST.format("light", "hour=18", 800)
HOURS = "Open from 10 to 22, on Mondays from 14\n"


class Repository:
    """A new repository below a folder, with a configuration of its own."""

    def __init__(self, folder):
        self.program = shutil.which("git")
        self.work = pathlib.Path(folder) / "rink"
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
            "GIT_AUTHOR_NAME": "Ida",
            "GIT_AUTHOR_EMAIL": "ida@rink.example",
            "GIT_AUTHOR_DATE": "2026-11-22T09:00:00+00:00",
            "GIT_COMMITTER_NAME": "Ida",
            "GIT_COMMITTER_EMAIL": "ida@rink.example",
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
        """A server, branches of Ida and Jon, and a commit of Ben that only the server has."""
        shutil.copy(HERE / "hire.py", self.work.parent / "hire.py")
        self.git("init", "-q", "--bare", "--initial-branch=main", "../hub.git")
        self.git("init", "-q", "--initial-branch=main")
        self.git("remote", "add", "origin", "../hub.git")
        self.commit("Hire out skates by the minute", {"hire.py": BASE})
        self.git("push", "-q", "-u", "origin", "main")
        self.git("switch", "-q", "-c", "ben")
        self.commit("Write down when we are open", {"hours.txt": HOURS})
        self.git("push", "-q", "origin", "ben:main")
        self.git("switch", "-q", "-c", "children", "main")
        self.commit(
            "Let children pay half", {"hire.py": CHILDREN, "test_children.py": TEST_CHILDREN}
        )
        self.git("switch", "-q", "-c", "evening", "main")
        self.commit("Charge for the light", {"hire.py": EVENING, "test_evening.py": TEST_EVENING})
        self.git("switch", "-q", "main")
        self.git("branch", "-q", "-D", "ben")
        self.git("update-ref", "refs/remotes/origin/main", "main")

    def run_steps(self):
        """Runs the lines of steps.sh by the shell that Git brings along."""
        return self.git("-c", 'alias.steps=!sh -x "$STEPS"', "steps")[1]
