import pytest
from slugs import slugify


def compare(title, expected, advice=""):
    """Compare the slug of one title with what is expected."""
    seen = slugify(title)
    assert seen == expected, (
        f"slugify({title!r}) should give {expected!r}, saw {seen!r}. {advice}".rstrip()
    )


def test_one_plain_word():
    """A single word in small letters stays as it is."""
    compare("news", "news")


def test_small_letters():
    """Capital letters become small ones."""
    compare("NEWS", "news", "A method gives back a new text; is it kept?")


def test_one_hyphen_between_words():
    """Words are joined by one hyphen."""
    compare("Opening Hours Today", "opening-hours-today")


@pytest.mark.parametrize("mark", [".", ",", ":", "!", "?", "'"])
def test_punctuation_is_dropped(mark):
    """Each of the six punctuation marks is dropped, wherever it stands."""
    compare(f"{mark}Don{mark}t Panic{mark}", "dont-panic")


def test_many_spaces():
    """Several spaces in a row count as one, and spaces at the ends as none."""
    compare("   Lost      and  Found ", "lost-and-found", "split() with nothing inside can help.")


@pytest.mark.parametrize("title", ["Tea ! Time", "Tea , . : Time", "? Tea Time '"])
def test_punctuation_between_spaces(title):
    """Punctuation that stands alone leaves no hyphen behind."""
    compare(title, "tea-time", "What should happen first: dropping or cutting?")


def test_accents_are_kept():
    """Accented letters are kept, in small form."""
    compare("Crème Brûlée à l'ÉCOLE", "crème-brûlée-à-lécole")


def test_other_characters_stay():
    """Characters that are not among the six stay, hyphens and digits included."""
    compare("Drop-in (Room 7) & Tea", "drop-in-(room-7)-&-tea")


@pytest.mark.parametrize("title", ["", "    ", "?!"])
def test_nothing_left(title):
    """A title with nothing to keep gives an empty slug."""
    compare(title, "")
