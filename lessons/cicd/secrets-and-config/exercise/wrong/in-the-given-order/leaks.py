"""Keeps secrets out of logs, and finds those that got into files or into the history."""

from pathlib import Path

WORDS = ("KEY", "TOKEN", "SECRET", "PASSWORD")
PLACEHOLDERS = ("fake", "not-a-real", "${", "os.environ")


def redact(text, secrets):
    """Return the text with *** in place of each secret."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    return text


def find_secrets(text):
    """Return (line number, name) for each line that looks like a secret."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, value = line.replace(":", "=", 1).partition("=")
        name, value = name.strip(" \"'"), value.strip(" \"',;")
        telling = any(word in name.upper() for word in WORDS)
        if telling and len(value) >= 12 and not value.startswith(PLACEHOLDERS):
            found.append((number, name))
    return found


def find_in_history(log):
    """Return (commit, file, name) for each secret that a commit has added."""
    found, commit, file = [], "", ""
    for line in log.splitlines():
        if line.startswith("commit "):
            commit = line.split()[1]
        elif line.startswith("+++ "):
            file = line.removeprefix("+++ ").removeprefix("b/")
        elif line.startswith("+"):
            found += [(commit, file, name) for _, name in find_secrets(line[1:])]
    return found


if __name__ == "__main__":
    for commit, file, name in find_in_history(Path("history.txt").read_text(encoding="utf-8")):
        print(commit[:7], file, name)
