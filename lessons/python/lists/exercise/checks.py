import pytest

from board import top_scores


def compare(scores, expected, n=None, advice=""):
    """Compare the board for one list of scores with what is expected."""
    call = f"top_scores({scores})" if n is None else f"top_scores({scores}, n={n})"
    given = list(scores)
    try:
        result = top_scores(given) if n is None else top_scores(given, n=n)
        seen = repr(result)
    except IndexError:
        result, seen = None, "an IndexError"
        advice = "How many items can be taken from this list?"
    if seen == "None":
        advice = "Which call gives back None, and was a new list expected from it?"
    assert result == expected, f"{call} should give {expected}, saw {seen}. {advice}".rstrip()


@pytest.mark.parametrize("scores", [[31, 40, 28, 35], [28, 31, 35, 40], [40, 35, 31, 28]])
def test_three_highest(scores):
    """Without n, the three highest scores come in falling order."""
    compare(scores, [40, 35, 31])


@pytest.mark.parametrize(("n", "expected"), [(1, [40]), (2, [40, 35]), (4, [40, 35, 31, 28])])
def test_n_says_how_many(n, expected):
    """The parameter n says how many scores there are."""
    compare([31, 28, 40, 35], expected, n)


def test_by_value():
    """Scores are compared as numbers, whatever their number of digits."""
    compare([9, 100, 25], [100, 25, 9])


@pytest.mark.parametrize(
    ("scores", "n", "expected"),
    [([40, 28, 40], 2, [40, 40]), ([40, 35, 28, 35], 3, [40, 35, 35]), ([7, 7, 7, 7], 3, [7] * 3)],
)
def test_ties(scores, n, expected):
    """Equal scores each have their place on the board."""
    compare(scores, expected, n, "No score should be dropped because another one is equal.")


@pytest.mark.parametrize(("scores", "expected"), [([28], [28]), ([28, 40], [40, 28])])
def test_fewer_than_n(scores, expected):
    """With fewer than n scores, the board shows as many as there are."""
    compare(scores, expected)
    compare(scores, expected, 10)


@pytest.mark.parametrize("n", [None, 0, 5])
def test_no_scores(n):
    """An empty list gives an empty board."""
    compare([], [], n)


def test_no_places():
    """With n=0 the board is empty."""
    compare([31, 40, 28], [], 0, "Slices from the end are tricky here: [-0:] is the whole list.")


@pytest.mark.parametrize("scores", [[31, 40, 28, 35], [40, 40, 28], [28, 31, 35]])
def test_list_stays_as_it_is(scores):
    """The list given to top_scores is not changed."""
    given = list(scores)
    top_scores(given)
    assert given == scores, (
        f"The list was {scores} before the call and should be the same afterwards, saw {given}. "
        "Which way to sort leaves the list alone?"
    )


def test_result_is_a_new_list():
    """The result is a new list, even when nothing needs sorting."""
    given = [40, 35, 31]
    board = top_scores(given)
    assert isinstance(board, list), f"top_scores([40, 35, 31]) should return a list, saw {board!r}."
    board.append(0)
    assert given == [40, 35, 31], (
        "After top_scores([40, 35, 31]), a 0 was appended to the result. The list that was given "
        f"should still be [40, 35, 31], saw {given}. Return a copy."
    )
