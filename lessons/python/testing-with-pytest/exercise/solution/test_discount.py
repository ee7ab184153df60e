import pytest

from discount import price, takings


@pytest.mark.parametrize(
    "age, expected",
    [(0, 0), (5, 0), (6, 250), (17, 250), (18, 500), (90, 500)],
)
def test_price_at_the_edges(age, expected):
    assert price(500, age) == expected


def test_negative_age_is_refused():
    with pytest.raises(ValueError, match="age"):
        price(500, -1)


def test_takings_skip_empty_lines(tmp_path):
    path = tmp_path / "ages.txt"
    with open(path, "w", encoding="utf-8") as file:
        file.write("30\n\n8\n3\n")
    assert takings(path, 500) == 750


def test_takings_of_a_rainy_day(tmp_path):
    path = tmp_path / "ages.txt"
    with open(path, "w", encoding="utf-8") as file:
        file.write("")
    assert takings(path, 500) == 0
