"""Shows what your steps do in a new copy of the repository."""

import shutil
import sys
import tempfile

from workshop import Repository

if shutil.which("git") is None:
    sys.exit("The program git was not found. Install Git first, then try again.")

with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    repository = Repository(folder)
    repository.build()
    print(repository.run_steps())
    for words in ("status --short", "log --oneline --graph --all", "show main:hire.py"):
        print(f"$ git {words}")
        print(repository.git(*words.split())[1])
