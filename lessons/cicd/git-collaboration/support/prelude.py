"""A repository with one commit, and beside it what the people of the story type."""

import os
import pathlib
import shutil
import subprocess

NAMED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-11-22T09:00:00+00:00",
    "GIT_COMMITTER_DATE": "2026-11-22T09:00:00+00:00",
}


def git(*words):
    if shutil.which("git") is None:
        return
    subprocess.run(["git", *words], check=True, env={**os.environ, **NAMED})


def egg(parameters, more):
    return (
        f"def minutes({parameters}):\n"
        '    """Return how long an egg boils."""\n'
        f'    return {{"soft": 6, "hard": 10}}[kind]{more}\n'
    )


TYPED = {
    "large.py": egg('kind, size="M"', ' + (size == "L")'),
    "heights.py": egg("kind, metres=0", " + metres // 1000"),
    "both.py": egg('kind, size="M", metres=0', ' + (size == "L") + metres // 1000'),
    "quail.py": egg('kind, size="M", metres=0', ' + (size == "L") + metres // 1000').replace(
        '"hard": 10}', '"hard": 10, "quail": 2}'
    ),
    "ben.sh": "cd ../ben && cp ../typed/README.md . && git add README.md && "
    'git commit -q -m "Say what it is" && git push -q\n',
    "meanwhile.sh": "git clone -q --bare ../hub.git ../fork.git && "
    "cp ../typed/CONTRIBUTING.md . && git add CONTRIBUTING.md && "
    'git commit -q -m "Say how to contribute" && git push -q\n',
    "README.md": "# Eggclock\n\nMIT licence. See CONTRIBUTING.md.\n",
    "test_egg.py": "from egg import minutes\n\n\ndef test_soft():\n"
    '    assert minutes("soft") == 6\n',
    "CONTRIBUTING.md": "One change per pull request, with a test.\n",
}
here = pathlib.Path("../typed")
here.mkdir()
for name, text in TYPED.items():
    (here / name).write_text(text, encoding="utf-8")
pathlib.Path("egg.py").write_text(egg("kind", ""), encoding="utf-8")
git("config", "--global", "init.defaultBranch", "main")
git("config", "--global", "user.name", "Ada")
git("config", "--global", "user.email", "ada@egg.example")
git("init", "-q")
git("add", "egg.py")
git("commit", "-q", "-m", "Time soft and hard eggs")
