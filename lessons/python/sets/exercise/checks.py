import pytest

from permissions import permission_report


def report(required, granted):
    """Call the function with copies and make sure that two lists come back."""
    call = f"permission_report({required}, {granted})"
    seen = permission_report(list(required), list(granted))
    assert isinstance(seen, tuple) and len(seen) == 2, (
        f"{call} should return a tuple of two lists, saw {seen!r}."
    )
    for part in seen:
        assert isinstance(part, list), (
            f"{call} should return two lists, saw {type(part).__name__} among them: {seen!r}. "
            "A set has no order; sorted(...) makes a list of it."
        )
    return call, seen


@pytest.mark.parametrize("required", [["camera", "place"], ["camera", "place", "camera"]])
def test_missing(required):
    """Names that are required and not granted are missing, and no others."""
    call, (missing, _) = report(required, ["camera", "sound"])
    assert missing == ["place"], f"{call} should give ['place'] as its first part, saw {missing}."


def test_unneeded():
    """Names that are granted and not required are unneeded."""
    call, (_, unneeded) = report(["camera", "place"], ["camera", "sound"])
    assert unneeded == ["sound"], (
        f"{call} should give ['sound'] as its second part, saw {unneeded}."
    )


def test_nothing_in_common():
    """Two lists without a common name come back whole."""
    call, seen = report(["camera", "place"], ["alarm", "sound"])
    assert seen == (["camera", "place"], ["alarm", "sound"]), (
        f"{call} should give (['camera', 'place'], ['alarm', 'sound']), saw {seen}."
    )


def test_all_as_it_should_be():
    """The same names in another order give two empty lists."""
    call, seen = report(["camera", "place"], ["place", "camera"])
    assert seen == ([], []), f"{call} should give ([], []), saw {seen}."


@pytest.mark.parametrize(
    ("required", "granted", "expected"),
    [
        ([], [], ([], [])),
        (["camera"], [], (["camera"], [])),
        ([], ["camera"], ([], ["camera"])),
    ],
)
def test_empty_lists(required, granted, expected):
    """Empty lists are no trouble."""
    call, seen = report(required, granted)
    assert seen == expected, f"{call} should give {expected}, saw {seen}."


def test_alphabetical_order():
    """Both lists are in alphabetical order."""
    call, seen = report(["storage", "place", "camera", "alarm"], ["sound", "radio", "contacts"])
    expected = (["alarm", "camera", "place", "storage"], ["contacts", "radio", "sound"])
    assert seen == expected, f"{call} should give {expected}, saw {seen}."


def test_each_name_once():
    """A name that came twice stands in the report once."""
    call, seen = report(["place", "place", "camera"], ["sound", "camera", "sound", "camera"])
    assert seen == (["place"], ["sound"]), (
        f"{call} should give (['place'], ['sound']), saw {seen}."
    )


def test_arguments_stay_as_they_were():
    """The two lists given to the function are not changed."""
    required = ["place", "camera", "place"]
    granted = ["sound", "camera", "alarm"]
    permission_report(required, granted)
    assert required == ["place", "camera", "place"], (
        "The list `required` was ['place', 'camera', 'place'] before the call "
        f"and is {required} now."
    )
    assert granted == ["sound", "camera", "alarm"], (
        "The list `granted` was ['sound', 'camera', 'alarm'] before the call "
        f"and is {granted} now."
    )


class Name(str):
    """A text that counts how often texts like it are compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Name.compared += 1
        return str.__eq__(self, other)


def test_long_lists():
    """Long lists are no trouble: not each name is compared with each other one."""
    required = [Name(f"need{number}") for number in range(300)]
    granted = [Name(f"have{number}") for number in range(300)]
    Name.compared = 0
    permission_report(required, granted)
    assert Name.compared < 5000, (
        "With 300 required and 300 granted names, two names were compared "
        f"{Name.compared} times; fewer than 5000 were expected. "
        "A list is walked through on each `in`, a set is not."
    )
