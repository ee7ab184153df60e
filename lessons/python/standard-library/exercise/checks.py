from pathlib import Path

import pytest

from archive import largest_files

TREE = {
    "plan.txt": 40,
    "cover.jpg": 300,
    "2024/fair.jpg": 700,
    "2024/lake/boat.jpg": 500,
    "2024/lake/early/swan.jpg": 900,
    "2025/bee.jpg": 300,
    "2025/ant.jpg": 200,
}


def plant(folder, tree):
    """Make the files of a tree, given as names with sizes."""
    for name, size in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def names(found):
    """The names of the paths that were found."""
    assert isinstance(found, list), (
        f"largest_files should return a list, saw {type(found).__name__}."
    )
    for path in found:
        assert isinstance(path, Path), (
            f"largest_files should return Path objects, saw {path!r} in the list."
        )
    return [path.name for path in found]


def expect(folder, tree, n, wanted):
    """Compare what is found in a tree with the names that are wanted."""
    plant(folder, tree)
    seen = names(largest_files(folder, n))
    assert seen == wanted, (
        f"largest_files(folder, {n}), for a folder with the files and sizes {tree}, "
        f"should find {wanted}, saw {seen}."
    )


def test_all_levels(tmp_path):
    """Files on every level are found, the largest first."""
    expect(tmp_path, TREE, 3, ["swan.jpg", "fair.jpg", "boat.jpg"])


def test_one_level_still_works(tmp_path):
    """A folder without folders in it still works."""
    expect(tmp_path, {"a.jpg": 10, "b.jpg": 30, "c.jpg": 20}, 2, ["b.jpg", "c.jpg"])


def test_every_ending(tmp_path):
    """Files of any ending count, and files without one."""
    expect(tmp_path, {"x/notes": 90, "x/film.mp4": 80, "a.jpg": 5}, 2, ["notes", "film.mp4"])


def test_only_files(tmp_path):
    """Folders are not reported, whatever they are called."""
    expect(
        tmp_path,
        {"album.jpg/a.jpg": 20, "album.jpg/inner.jpg/b.jpg": 10},
        9,
        ["a.jpg", "b.jpg"],
    )


def test_equal_sizes(tmp_path):
    """Files of equal size are ordered by their names."""
    expect(
        tmp_path,
        {"cover.jpg": 30, "z/bee.jpg": 30, "a/dune.jpg": 30, "m/ant.jpg": 50},
        4,
        ["ant.jpg", "bee.jpg", "cover.jpg", "dune.jpg"],
    )


def test_equal_sizes_at_the_cut(tmp_path):
    """If equal files compete for the last place, the name decides."""
    tree = {"a/dune.jpg": 30, "b/cove.jpg": 30, "c/bee.jpg": 30, "d/top.jpg": 1000}
    expect(tmp_path, tree, 2, ["top.jpg", "bee.jpg"])


def test_sizes_are_numbers(tmp_path):
    """Sizes are compared as numbers: 1000 bytes are more than 90."""
    expect(tmp_path, {"a.jpg": 90, "b.jpg": 1000, "c.jpg": 200}, 3, ["b.jpg", "c.jpg", "a.jpg"])


@pytest.mark.parametrize("n", [7, 8, 100])
def test_fewer_files_than_asked_for(tmp_path, n):
    """With fewer files than asked for, all are returned."""
    order = ["swan.jpg", "fair.jpg", "boat.jpg", "bee.jpg", "cover.jpg", "ant.jpg", "plan.txt"]
    expect(tmp_path, TREE, n, order)


def test_no_files(tmp_path):
    """A folder that holds only empty folders gives an empty list."""
    (tmp_path / "2024" / "lake").mkdir(parents=True)
    seen = names(largest_files(tmp_path, 3))
    assert seen == [], f"A folder without files should give an empty list, saw {seen}."


def test_paths_lead_to_the_files(tmp_path):
    """The folder may be given as text, and the paths lead to the files."""
    plant(tmp_path, TREE)
    seen = largest_files(str(tmp_path), 2)
    assert names(seen) == ["swan.jpg", "fair.jpg"], (
        f"With the folder as text, expected swan.jpg and fair.jpg, saw {names(seen)}."
    )
    assert seen[0] == tmp_path / "2024" / "lake" / "early" / "swan.jpg", (
        f"The first path should lead to 2024/lake/early/swan.jpg in the folder, saw {seen[0]}."
    )
