import pytest

from pins import check_pins


def expect(text, wanted):
    """Compare what check_pins gives for a text with what is wanted."""
    seen = check_pins(text)
    assert seen == wanted, f"check_pins({text!r}) should give {wanted}, saw {seen!r}."


def test_line_numbers():
    """Lines are counted from 1, and the result is a list of tuples in the order of the file."""
    expect("rich\nrequests==2.31.0\nidna\n", [(1, "rich"), (3, "idna")])


def test_last_line_without_end():
    """The last line counts even if the text ends right behind it."""
    expect("requests==2.31.0\nrich", [(2, "rich")])


@pytest.mark.parametrize("requirement", ["requests==2.31.0", "Flask[async]==3.1.3", "idna == 3.20"])
def test_exact_pins(requirement):
    """Exact pins are not reported, with an extra and with spaces too."""
    expect(f"rich\n{requirement}\n", [(1, "rich")])


@pytest.mark.parametrize(
    "requirement",
    [
        "requests",
        "requests>=2.31",
        "requests<=2.31.0",
        "requests>=2.31,<3",
        "requests~=2.31",
        "requests!=2.30",
        "requests==2.31.*",
        "Flask[async]",
        "Flask[async]>=3.1",
    ],
)
def test_open_requirements(requirement):
    """Requirements that let more than one version in are reported."""
    expect(f"{requirement}\n", [(1, requirement)])


@pytest.mark.parametrize("line", ["", "   ", "# for the tests", "  # rich", "#"])
def test_lines_without_a_requirement(line):
    """Empty lines and comments are not reported, but they count as lines."""
    expect(f"{line}\nrich\n{line}\nidna==3.20\nyarl\n", [(2, "rich"), (5, "yarl")])


@pytest.mark.parametrize(
    "line",
    ["Flask[async]>=3.1  # it was ==3.0.0", "  Flask[async]>=3.1", "Flask[async]>=3.1 # soon 4.*"],
)
def test_comment_behind_an_open_requirement(line):
    """An open requirement is returned without its comment and without spaces at its ends."""
    expect(f"{line}\n", [(1, "Flask[async]>=3.1")])


def test_comment_behind_a_pin():
    """A comment behind an exact pin does not matter."""
    expect("idna==3.20  # any 3.* would do, >=3.7 at least\nrich\n", [(2, "rich")])


def test_nothing_to_report():
    """A text without open requirements gives an empty list."""
    for text in ("", "# nothing needed\n", "requests==2.31.0\nidna==3.20\n"):
        expect(text, [])
