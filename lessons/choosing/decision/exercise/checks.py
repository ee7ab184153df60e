import re
import tomllib
from pathlib import Path

import pytest

FRAMEWORKS = {"flask", "django", "fastapi", "pyramid"}
SPEED = re.compile(r"\b(fast|faster|fastest|quick|quicker|slow|slower|performance)\b", re.I)


@pytest.fixture
def record():
    try:
        return tomllib.loads(Path("decision.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        pytest.fail(f"decision.toml should be TOML, saw: {error}", pytrace=False)


def table(record, name):
    found = record.get(name)
    assert isinstance(found, dict) and found, (
        f"decision.toml should have a table [{name}], saw {found!r}"
    )
    return found


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def scores(record):
    """The scores of each framework, each with its score and reason."""
    found = table(record, "scores")
    for framework, criteria in found.items():
        assert isinstance(criteria, dict) and all(
            isinstance(each, dict) for each in criteria.values()
        ), (
            f"[scores.{framework}] should have a table for each criterion, such as "
            f"[scores.{framework}.upkeep], saw {criteria!r}"
        )
    return found


def long_text(record, key, least):
    seen = record.get(key)
    length = len(" ".join(seen.split())) if isinstance(seen, str) else 0
    assert length >= least, (
        f"{key} should be a text of at least {least} characters, saw {seen!r} with {length}"
    )


def test_context(record):
    """The context says what matters in this brief."""
    long_text(record, "context", 60)


def test_weights(record):
    """Three criteria or more have weights that add up to 1."""
    weights = table(record, "weights")
    for name, weight in weights.items():
        assert number(weight) and weight > 0, (
            f"The weight of {name} should be a number above 0, saw {weight!r}"
        )
    assert len(weights) >= 3, f"There should be 3 criteria or more, saw {sorted(weights)}"
    total = sum(weights.values())
    assert abs(total - 1) < 0.001, f"The weights should add up to 1, saw {total:.3f}"


def test_frameworks(record):
    """Two frameworks or more are compared."""
    seen = set(scores(record))
    strangers = sorted(seen - FRAMEWORKS)
    assert not strangers, f"[scores] should have {sorted(FRAMEWORKS)} at most, saw {strangers}"
    assert len(seen) >= 2, f"[scores] should compare 2 frameworks or more, saw {sorted(seen)}"


def test_every_criterion_has_a_score(record):
    """Each framework has a score from 1 to 5 for each criterion, and for no other."""
    criteria = set(table(record, "weights"))
    for framework, found in scores(record).items():
        missing, more = sorted(criteria - set(found)), sorted(set(found) - criteria)
        assert not missing, f"[scores.{framework}] should also have {missing}"
        assert not more, f"[scores.{framework}] has {more}, which have no weight"
        for name, entry in found.items():
            score = entry.get("score")
            assert type(score) is int and 1 <= score <= 5, (
                f"scores.{framework}.{name}: the score should be 1 to 5, saw {score!r}"
            )


def test_scores_tell_them_apart(record):
    """No two frameworks have the same scores throughout."""
    seen = {}
    for framework, found in scores(record).items():
        row = tuple(sorted((name, entry.get("score")) for name, entry in found.items()))
        assert row not in seen, (
            f"{framework} and {seen.get(row)} have the same score everywhere: "
            "then the criteria say nothing about this choice"
        )
        seen[row] = framework


def test_reasons(record):
    """Each score has a reason of its own."""
    seen = {}
    for framework, found in scores(record).items():
        for name, entry in found.items():
            place, reason = f"scores.{framework}.{name}", entry.get("reason")
            text = " ".join(reason.lower().split()) if isinstance(reason, str) else ""
            assert len(text) >= 20, (
                f"{place}: the reason should have 20 characters or more, saw {reason!r}"
            )
            assert text not in seen, f"{place} should have a reason of its own, saw {seen[text]}'s"
            seen[text] = place


def test_speed_is_measured(record):
    """A reason that speaks of speed names a number."""
    for framework, found in scores(record).items():
        for name, entry in found.items():
            reason = str(entry.get("reason"))
            if SPEED.search(reason):
                assert re.search(r"\d", reason), (
                    f"scores.{framework}.{name} speaks of speed and should name a number that "
                    f"was measured, saw {reason!r}"
                )


def test_choice_follows(record):
    """The choice has the highest total."""
    weights, choice = table(record, "weights"), record.get("choice")
    totals = {}
    for framework, found in scores(record).items():
        values = [found.get(name, {}).get("score") for name in weights]
        if all(map(number, values)):
            totals[framework] = sum(w * v for w, v in zip(weights.values(), values))
    assert len(totals) >= 2, (
        f"At least 2 frameworks should have all scores before one is chosen, saw {sorted(totals)}"
    )
    shown = ", ".join(f"{name} {total:.2f}" for name, total in totals.items())
    assert choice in totals and totals[choice] > max(totals.values()) - 0.001, (
        f"choice should have the highest total of {shown}, saw {choice!r}"
    )


def test_price(record):
    """The price of the choice is named."""
    long_text(record, "gives_up", 20)


def test_review(record):
    """A condition for thinking again is named."""
    long_text(record, "review_when", 20)
