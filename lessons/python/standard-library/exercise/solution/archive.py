"""Find the largest files of an archive."""

from pathlib import Path


def largest_files(folder, n):
    """Return the paths of the n largest files in the folder and all folders below it."""
    found = []
    for path in Path(folder).rglob("*"):
        if path.is_file():
            found.append((-path.stat().st_size, path.name, path))
    found.sort()
    return [path for size, name, path in found[:n]]


if __name__ == "__main__":
    for path in largest_files("photos", 4):
        print(path.name, path.stat().st_size)
