from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 9)


def make(name, /, **fields):
    """Create a row that has to be accepted."""
    from scores import models

    said = f"{name}.objects.create({', '.join(fields)})"
    try:
        return getattr(models, name).objects.create(**fields)
    except Exception as error:
        pytest.fail(
            f"{said} should work, saw {type(error).__name__}: {str(error)[:90]}", pytrace=False
        )


def refused(action):
    """Whether the database refuses what an action does."""
    try:
        with transaction.atomic():
            action()
    except IntegrityError:
        return True
    return False


def way_back(thing, name):
    """The rows that point to a thing, by the name for the way back."""
    rows = getattr(thing, name, None)
    if rows is None:
        pytest.fail(
            f"A {type(thing).__name__.lower()} should have {name!r}, the rows that point to it.",
            pytrace=False,
        )
    return list(rows.all())


@pytest.fixture
def composer():
    return make("Composer", name="Ida Holm")


@pytest.fixture
def score(composer):
    return make("Score", title="Suite in D", composer=composer)


@pytest.fixture
def winds():
    return make("Ensemble", name="Winds")


def test_composers_are_unique(composer):
    """The database refuses a second composer of one name."""
    make("Composer", name="Max Lund")
    assert refused(lambda: type(composer).objects.create(name="Ida Holm")), (
        "A second composer 'Ida Holm' should be an IntegrityError, but was saved."
    )


def test_copies_are_not_negative(score):
    """The database refuses a negative number of copies."""
    rows = type(score).objects
    for copies in (0, 12):
        assert not refused(lambda: rows.update(copies=copies)), (
            f"{copies} copies should be accepted, but the database refuses them."
        )
    assert refused(lambda: rows.update(copies=-1)), (
        "UPDATE … SET copies = -1 should be an IntegrityError, but was accepted. "
        "Which kind of rule does the database itself keep?"
    )


def test_level(score):
    """A score is easy or hard, and easy unless one says so."""
    seen = getattr(score, "level", None)
    assert seen == "easy", f"The level of a new score should be 'easy', saw {seen!r}."
    for level, good in (("easy", True), ("hard", True), ("odd", False)):
        score.level = level
        try:
            score.full_clean(exclude=["ensembles"])
            seen = True
        except ValidationError as error:
            seen = "level" not in error.message_dict
        assert seen == good, (
            f"full_clean with level {level!r} should {'pass' if good else 'be refused'}, "
            f"but it {'passes' if seen else 'is refused'}."
        )


def test_composer_of_a_score(composer, score):
    """A composer with scores stays, and knows them."""
    assert way_back(composer, "scores") == [score], (
        f"composer.scores should hold the score, saw {way_back(composer, 'scores')}."
    )
    try:
        with transaction.atomic():
            composer.delete()
        seen = "no exception"
    except ProtectedError:
        seen = "ProtectedError"
    except Exception as error:
        seen = type(error).__name__
    assert seen == "ProtectedError", (
        f"Deleting a composer with a score should be a ProtectedError, saw {seen}."
    )
    score.delete()
    composer.delete()


def test_ensembles_of_a_score(score, winds):
    """A score is for any number of ensembles, and stays without them."""
    brass = make("Ensemble", name="Brass")
    try:
        score.ensembles.add(winds, brass)
    except Exception as error:
        pytest.fail(
            "score.ensembles.add(winds, brass) should work, "
            f"saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )
    seen = sorted(ensemble.name for ensemble in score.ensembles.all())
    assert seen == ["Brass", "Winds"], f"score.ensembles should be Brass and Winds, saw {seen}."
    assert way_back(winds, "scores") == [score], "winds.scores should hold the score."
    winds.delete()
    seen = [ensemble.name for ensemble in score.ensembles.all()]
    assert type(score).objects.count() == 1 and seen == ["Brass"], (
        f"Without the winds, the score should stay, with Brass alone, saw {seen}."
    )


def test_loans_go_with_the_score(score):
    """A score knows its loans and takes them along."""
    loan = make("Loan", score=score, due=DAY)
    assert way_back(score, "loans") == [loan], "score.loans should hold the loan."
    score.delete()
    seen = type(loan).objects.count()
    assert seen == 0, f"After the score was deleted, there should be no loan, saw {seen}."


def test_loan_outlives_the_ensemble(score, winds):
    """A loan stays when the ensemble is deleted."""
    loan = make("Loan", score=score, ensemble=winds, due=DAY)
    assert way_back(winds, "loans") == [loan], "winds.loans should hold the loan."
    try:
        with transaction.atomic():
            winds.delete()
    except Exception as error:
        pytest.fail(
            f"Deleting an ensemble with a loan should work, saw {type(error).__name__}.",
            pytrace=False,
        )
    seen = [loan.ensemble for loan in type(loan).objects.all()]
    assert seen == [None], (
        f"After the ensemble was deleted, one loan should stay, with None, saw {seen}."
    )


def test_loan_without_details(score):
    """A loan needs no ensemble, no day of return and no remark."""
    loan = make("Loan", score=score, due=DAY)
    try:
        loan.full_clean()
    except ValidationError as error:
        pytest.fail(
            "full_clean of a loan with score and due should pass, "
            f"saw a fault of {sorted(error.message_dict)}.",
            pytrace=False,
        )
    for name, expected in (("ensemble", None), ("returned", None), ("remark", "")):
        seen = getattr(loan, name, "nothing")
        assert seen == expected, (
            f"A new loan's {name} should be {expected!r}, saw {seen!r}."
        )


def test_remark_is_never_none(score):
    """A remark is a text, and the database refuses None."""
    loan = make("Loan", score=score, due=DAY, remark="page 3 is torn")
    assert refused(lambda: type(loan).objects.update(remark=None)), (
        "A remark of None should be an IntegrityError, but was accepted. "
        "How does a text say that it is empty?"
    )


@pytest.mark.parametrize(
    "due, returned, expected",
    [
        (date(2026, 5, 9), None, False),
        (date(2026, 5, 8), None, True),
        (date(2026, 5, 10), None, False),
        (date(2026, 5, 1), date(2026, 5, 4), False),
        (date(2199, 1, 1), None, False),
    ],
)
def test_is_late(score, due, returned, expected):
    """is_late(today) is true for a loan that is still out after its day."""
    fields = {} if returned is None else {"returned": returned}
    loan = make("Loan", score=score, due=due, **fields)
    if not callable(getattr(loan, "is_late", None)):
        pytest.fail("A loan should have a method is_late(today).", pytrace=False)
    seen = loan.is_late(DAY)
    assert bool(seen) == expected, (
        f"Due {due}, returned {returned}: is_late({DAY}) should be {expected}, saw {seen!r}."
    )
    seen = loan.is_late(date(2200, 1, 1))
    assert bool(seen) == (returned is None), (
        f"Due {due}, returned {returned}: is_late(2200-01-01) should be "
        f"{returned is None}, saw {seen!r}. Does the method use its argument?"
    )


def test_str(composer, score):
    """Composers and scores say who they are."""
    assert str(composer) == "Ida Holm", (
        f"str(composer) should be 'Ida Holm', saw {str(composer)!r}."
    )
    assert str(score) == "Suite in D (Ida Holm)", (
        f"str(score) should be 'Suite in D (Ida Holm)', saw {str(score)!r}."
    )
