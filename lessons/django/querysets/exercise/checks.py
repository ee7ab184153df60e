from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from lowtide.models import Band, Gig, Stage

pytestmark = pytest.mark.django_db

# name, town, members, gigs as (stage, year, fee)
BANDS = [
    ("Kelp", "Hull", 2, [("Dunes", 2024, 150), ("Pier", 2025, 400)]),
    ("Gannets", "Whitby", 5, [("Pier", 2024, 500), ("Pier", 2024, 250), ("Pier", 2025, 700)]),
    ("Hullabaloo", "Ayr", 3, [("Dunes", 2025, 300)]),
    ("Undertow", "Whitby", 4, []),
    ("Dory", "Ayr", 3, [("Pier", 2024, 90)]),
]


@pytest.fixture(autouse=True)
def concerts():
    stages = {name: Stage.objects.create(name=name, places=400) for name in ("Pier", "Dunes")}
    for name, town, members, gigs in BANDS:
        band = Band.objects.create(name=name, town=town, members=members)
        for stage, year, fee in gigs:
            Gig.objects.create(band=band, stage=stages[stage], year=year, fee=fee)


@pytest.fixture
def ask():
    """A function that calls an answer of the learner's and counts its statements."""

    def call(name, *arguments):
        import answers

        with CaptureQueriesContext(connection) as queries:
            result = getattr(answers, name)(*arguments)
        return result, len(queries)

    return call


@pytest.fixture
def loaded(monkeypatch):
    """The names of the bands that were loaded as objects."""
    seen = []
    original = Band.from_db.__func__

    def from_db(cls, *args, **kwargs):
        band = original(cls, *args, **kwargs)
        seen.append(band.name)
        return band

    monkeypatch.setattr(Band, "from_db", classmethod(from_db))
    return seen


def call_text(name, arguments):
    return f"{name}({', '.join(repr(argument) for argument in arguments)})"


def expect(ask, name, arguments, expected):
    seen, count = ask(name, *arguments)
    what = call_text(name, arguments)
    assert seen == expected, f"{what} should return {expected!r}, saw {seen!r:.120}."
    assert count == 1, f"{what} should send one statement, saw {count}."


def test_names_as_before(ask):
    """names() works as before."""
    expect(ask, "names", (), ["Dory", "Gannets", "Hullabaloo", "Kelp", "Undertow"])


@pytest.mark.parametrize(
    "most, expected",
    [(1, []), (3, ["Dory", "Hullabaloo", "Kelp"]), (4, ["Dory", "Hullabaloo", "Kelp", "Undertow"])],
)
def test_small_bands(ask, loaded, most, expected):
    """small_bands() names the small bands, and loads no others."""
    expect(ask, "small_bands", (most,), expected)
    extra = sorted(set(loaded) - set(expected))
    assert not extra, f"small_bands({most}) should leave {extra} in the database, but loaded them."


def test_played(ask):
    """played() names the bands of a stage and year."""
    expect(ask, "played", ("Dunes", 2025), ["Hullabaloo"])
    expect(ask, "played", ("Quay", 2025), [])


def test_played_is_one_gig(ask):
    """Stage and year are those of the same gig, and each name is there once."""
    seen, count = ask("played", "Pier", 2024)
    assert "Kelp" not in seen, (
        "Kelp was on the Dunes in 2024 and on the Pier in 2025, so played('Pier', 2024) should be "
        f"without Kelp, saw {seen}. Do both conditions speak of one gig?"
    )
    assert seen == ["Dory", "Gannets"], (
        f"played('Pier', 2024) should return ['Dory', 'Gannets'], saw {seen!r:.120}."
    )
    assert count == 1, f"played('Pier', 2024) should send one statement, saw {count}."


def test_search(ask):
    """search() finds a text in name or town, in any letters, by name."""
    for text, expected in (("HULL", ["Hullabaloo", "Kelp"]), ("or", ["Dory"]), ("x", [])):
        bands, _ = ask("search", text)
        seen = [band.name for band in bands]
        assert seen == expected, f"search({text!r}) should find {expected}, saw {seen}."


def test_search_is_a_plan(ask):
    """search() returns a queryset and sends nothing until it is used."""
    bands, count = ask("search", "whit")
    assert isinstance(bands, QuerySet), (
        f"search('whit') should return a queryset, saw {type(bands).__name__}."
    )
    assert count == 0, f"search('whit') alone should send nothing, saw {count} statements."
    with CaptureQueriesContext(connection) as queries:
        seen = [band.name for band in bands]
    assert seen == ["Gannets", "Undertow"], (
        f"search('whit') should find ['Gannets', 'Undertow'], saw {seen}."
    )
    assert len(queries) == 1, f"Using search('whit') should send one statement, saw {len(queries)}."


def test_fees(ask):
    """fees() adds up the fees of a year and names the highest."""
    expect(ask, "fees", (2024,), {"total": Decimal(990), "highest": Decimal(500)})


def test_fees_of_no_gigs(ask):
    """A year without gigs has neither total nor highest fee."""
    expect(ask, "fees", (1999,), {"total": None, "highest": None})


def test_by_gigs(ask):
    """by_gigs() counts the gigs of all bands, most first, then by name."""
    pairs = [("Gannets", 3), ("Kelp", 2), ("Dory", 1), ("Hullabaloo", 1), ("Undertow", 0)]
    expect(ask, "by_gigs", (), pairs)


def fees_of(stage):
    gigs = Gig.objects.filter(stage__name=stage)
    return sorted(int(fee) for fee in gigs.values_list("fee", flat=True))


def test_raise_fees(ask):
    """raise_fees() raises the fees of a stage, no others, and counts the gigs."""
    seen, count = ask("raise_fees", "Pier", 10)
    assert fees_of("Pier") == [100, 260, 410, 510, 710], (
        "After raise_fees('Pier', 10) the fees there should be [100, 260, 410, 510, 710], "
        f"saw {fees_of('Pier')}."
    )
    assert fees_of("Dunes") == [150, 300], (
        f"The fees of the Dunes should stay [150, 300], saw {fees_of('Dunes')}."
    )
    assert (seen, count) == (5, 1), (
        f"raise_fees('Pier', 10) should return 5 and send 1 statement, saw {seen!r} and {count}."
    )


def test_raise_loses_nothing(ask):
    """raise_fees() reads no fee before it changes it."""
    import answers

    with CaptureQueriesContext(connection) as queries:
        answers.raise_fees("Dunes", 5)
    sent = [query["sql"].split()[0] for query in queries]
    assert sent == ["UPDATE"], (
        f"raise_fees('Dunes', 5) should send one UPDATE and read nothing before, saw {sent}. "
        "Which object stands for the value in the row?"
    )
    assert fees_of("Dunes") == [155, 305], (
        f"After it the fees of the Dunes should be [155, 305], saw {fees_of('Dunes')}."
    )
