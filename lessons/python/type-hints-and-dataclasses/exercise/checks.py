import dataclasses
import inspect
import types
import typing

import pytest

from books import Book, find, from_row, titles_by


def emma(**changes):
    """A book, with some values changed."""
    values = {"title": "Emma", "author": "Austen", "year": 1815, "pages": 474, "tags": ["love"]}
    return Book(**{**values, **changes})


def shape(hint):
    """A hint in a form that does not depend on how it was spelled."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return {str(shape(part)) for part in typing.get_args(hint)}
    if origin is None:
        return "NoneType" if hint is None else getattr(hint, "__name__", str(hint)).lower()
    return [origin.__name__, [shape(part) for part in typing.get_args(hint)]]


def spelled(hint):
    """A hint as it is written in a program."""
    return hint.__name__ if type(hint) is type else str(hint)


def raised(function, *args):
    """Call a function and return the name of the exception, or None."""
    try:
        function(*args)
    except Exception as error:
        return type(error).__name__
    return None


def seen_row(row):
    """The book made from a row, as a tuple of its values."""
    book = from_row(row)
    assert isinstance(book, Book), f"from_row({row}) should return a Book, saw {book!r}."
    return (book.title, book.author, book.year, book.pages, book.tags)


ROW = {"title": "Moby-Dick", "author": "Melville", "year": "1851"}


def test_is_a_dataclass():
    """Book is a dataclass with five fields."""
    assert dataclasses.is_dataclass(Book), "Book should be marked with @dataclass, but it is not."
    names = [field.name for field in dataclasses.fields(Book)]
    assert names == ["title", "author", "year", "pages", "tags"], (
        f"The fields should be title, author, year, pages, tags in this order, saw {names}."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", str),
        ("author", str),
        ("year", int),
        ("pages", int | None),
        ("tags", list[str]),
    ],
)
def test_field_hints(name, expected):
    """The hints of the fields say what the task says."""
    hints = typing.get_type_hints(Book)
    assert name in hints, f"The field {name} should have a hint, but Book has none for it."
    assert shape(hints[name]) == shape(expected), (
        f"The hint of {name} should be {spelled(expected)}, saw {spelled(hints[name])}."
    )


def test_defaults():
    """Without pages and tags, a book has None and an empty list."""
    book = Book("Emma", "Austen", 1815)
    assert (book.pages, book.tags) == (None, []), (
        "Book('Emma', 'Austen', 1815) should have pages None and tags [], "
        f"saw {book.pages!r} and {book.tags!r}."
    )


def test_defaults_are_not_shared():
    """Two books without tags have lists of their own."""
    first = Book("Emma", "Austen", 1815)
    second = Book("Emma", "Austen", 1815)
    first.tags.append("love")
    assert second.tags == [], (
        f"A tag was added to one book. The other should have the tags [], saw {second.tags}."
    )


def test_equal():
    """Books with equal fields are equal."""
    assert emma() == emma(), "Two books with equal fields should be equal, saw == as False."


@pytest.mark.parametrize(
    "change", [{"title": "E."}, {"author": "J. A."}, {"year": 1816}, {"pages": None}, {"tags": []}]
)
def test_different(change):
    """A book with another value in one field is not equal."""
    assert emma() == emma(), "Two books with equal fields should be equal, saw == as False."
    assert emma() != emma(**change), (
        f"Books that differ by {change} should not be equal, saw == as True."
    )


@pytest.mark.parametrize("name", ["title", "author", "year", "pages", "tags"])
def test_frozen(name):
    """Assigning to a field is refused."""
    book = emma()
    seen = raised(setattr, book, name, None)
    assert seen == "FrozenInstanceError", (
        f"book.{name} = None should raise a FrozenInstanceError, saw {seen or 'no exception'}."
    )


def test_full_row():
    """A full row becomes a book with numbers and a list."""
    seen = seen_row({**ROW, "pages": "635", "tags": "sea;whale"})
    expected = ("Moby-Dick", "Melville", 1851, 635, ["sea", "whale"])
    assert seen == expected, f"A full row should become {expected}, saw {seen}."


@pytest.mark.parametrize(
    ("more", "pages", "tags"),
    [
        ({}, None, []),
        ({"pages": "", "tags": ""}, None, []),
        ({"pages": "635"}, 635, []),
        ({"pages": "", "tags": "sea"}, None, ["sea"]),
    ],
)
def test_gaps_in_a_row(more, pages, tags):
    """Missing and empty values become the defaults."""
    seen = raised(from_row, {**ROW, **more})
    assert seen is None, f"from_row of a row with {more} should work, but it raised a {seen}."
    seen = seen_row({**ROW, **more})[2:]
    assert seen == (1851, pages, tags), (
        f"A row with {more} should give year, pages and tags {(1851, pages, tags)}, saw {seen}."
    )


def test_wrong_year():
    """A year that is no number raises a ValueError."""
    seen = raised(from_row, {**ROW, "year": "old"})
    assert seen == "ValueError", (
        f"from_row with the year 'old' should raise a ValueError, saw {seen or 'no exception'}."
    )


def test_row_is_kept():
    """from_row leaves the row as it is."""
    row = {**ROW, "pages": "635", "tags": "sea;whale"}
    before = dict(row)
    from_row(row)
    assert row == before, f"from_row should leave the row as it is, saw {row}."


@pytest.mark.parametrize(
    ("author", "expected"), [("Austen", ["Persuasion", "Emma"]), ("Verne", []), ("aus", [])]
)
def test_titles_by(author, expected):
    """titles_by gives the titles of one author in the order of the books."""
    books = [
        emma(title="Persuasion"),
        emma(title="Moby-Dick", author="Melville"),
        emma(title="Emma"),
    ]
    seen = titles_by(books, author)
    assert seen == expected, f"titles_by(books, {author!r}) should be {expected}, saw {seen!r}."


def test_find():
    """find gives the first book of a title, or None."""
    books = [emma(title="Persuasion"), emma(year=1815), emma(year=1900)]
    seen = find(books, "Emma")
    assert seen is books[1], (
        f"find(books, 'Emma') should be the first of the two books, saw {seen!r}."
    )
    seen = find(books, "Dracula")
    assert seen is None, f"find(books, 'Dracula') should be None, saw {seen!r}."
    assert find([], "Emma") is None, "find([], 'Emma') should be None."


@pytest.mark.parametrize(
    ("function", "expected"),
    [(from_row, Book), (titles_by, list[str]), (find, Book | None)],
)
def test_function_hints(function, expected):
    """Each function has hints for its parameters and its result."""
    hints = typing.get_type_hints(function)
    for name in inspect.signature(function).parameters:
        assert name in hints, f"{function.__name__}: the parameter {name} has no type hint."
    assert "return" in hints, f"{function.__name__}: there is no hint for the result."
    seen = hints["return"]
    assert seen is typing.get_origin(expected) or shape(seen) == shape(expected), (
        f"{function.__name__}: the hint for the result should be {spelled(expected)}, "
        f"saw {spelled(seen)}."
    )
