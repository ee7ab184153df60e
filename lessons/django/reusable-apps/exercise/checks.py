import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

KITCHEN = '''
SECRET_KEY = "only-for-this-check"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "kitchen", "ratings"]
AUTH_USER_MODEL = "kitchen.Cook"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": ["templates"],
        "APP_DIRS": True,
    }
]
SILENCED_SYSTEM_CHECKS = ["models.W042"]
USE_TZ = True
'''

MODELS = '''
from django.contrib.auth.models import AbstractUser
from django.db import models


class Cook(AbstractUser):
    pass


class Recipe(models.Model):
    name = models.CharField(max_length=40)
'''

PROBE = '''
import json
import os

os.environ["DJANGO_SETTINGS_MODULE"] = "kitchen_settings"
seen = {}


def note(name, work):
    try:
        seen[name] = work()
    except Exception as error:
        seen[name] = f"{type(error).__name__}: {error}"[:120]


def start():
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    return "fine"


def fill():
    from kitchen.models import Cook, Recipe
    from ratings import services

    global cook, soup, services_
    services_ = services
    cook = Cook.objects.create(username="ada")
    soup = Recipe.objects.create(name="Soup")
    services.rate(cook, soup, 2)
    services.rate(cook, soup, 5)
    services.rate(cook, cook, 1)
    return "fine"


def refused(stars):
    try:
        services_.rate(cook, cook, stars)
    except ValueError:
        return "refused"
    return "taken"


def key():
    from ratings.models import Rating

    return type(Rating._meta.pk).__name__


note("start", start)
note("fill", fill)
note("soup", lambda: services_.average(soup))
note("html", lambda: " ".join(services_.stars_html(soup).split()))
note("six", lambda: refused(6))
note("eleven", lambda: refused(11))
note("key", key)
print(json.dumps(seen))
'''


def run_kitchen(extra, templates):
    """What the app does in another project."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("ratings", folder / "ratings")
        (folder / "kitchen").mkdir()
        (folder / "kitchen" / "__init__.py").touch()
        (folder / "kitchen" / "models.py").write_text(MODELS, encoding="utf-8")
        (folder / "kitchen_settings.py").write_text(KITCHEN + extra, encoding="utf-8")
        (folder / "probe.py").write_text(PROBE, encoding="utf-8")
        for path, text in templates.items():
            target = folder / "templates" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        ended = subprocess.run(
            [sys.executable, "-B", "probe.py"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            timeout=20,
        )
    lines = ended.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else {"start": ended.stderr.strip()[-120:]}


@pytest.fixture(scope="session")
def kitchen():
    """The cooks' project, with nothing set."""
    return run_kitchen("", {})


@pytest.fixture(scope="session")
def own_kitchen():
    """The cooks' project, with a setting and a template of its own."""
    own = {"ratings/stars.html": "{{ average }} / {{ most }} spoons"}
    return run_kitchen("RATINGS_MAX = 10\n", own)


def expect(seen, name, expected, what):
    for step in ("start", "fill"):
        if seen.get(step) != "fine":
            pytest.fail(
                f"In the cooks' project, rating a recipe should work, saw {seen.get(step)!r}.",
                pytrace=False,
            )
    assert seen[name] == expected, (
        f"In the cooks' project, {what} should give {expected!r}, saw {seen[name]!r}."
    )


@pytest.fixture
def club(db):
    """The services, two people and two trails in this project."""
    try:
        from django.contrib.auth.models import User
        from ratings import services
        from trails.models import Trail
    except Exception as error:
        pytest.fail(f"ratings.services should load, saw {type(error).__name__}: {error}"[:160])
    ada, ben = (User.objects.create(username=name) for name in ("ada", "ben"))
    ridge, marsh = (Trail.objects.create(name=name) for name in ("Ridge", "Marsh"))
    return services, ada, ben, ridge, marsh


def test_club_rates_as_before(club):
    """The club's trails are rated as before."""
    services, ada, ben, ridge, marsh = club
    rating = services.rate(ada, ridge, 5)
    assert getattr(rating, "stars", None) == 5, (
        f"rate(ada, ridge, 5) should return the rating with 5 stars, saw {rating!r}."
    )
    services.rate(ben, ridge, 4)
    services.rate(ben, marsh, 1)
    seen = services.average(ridge), services.average(marsh)
    assert seen == (4.5, 1), f"The averages of the trails should be (4.5, 1), saw {seen}."
    seen = " ".join(services.stars_html(ridge).split())
    assert seen == "<b>4.5 of 5 stars</b>", (
        f"stars_html(ridge) should give '<b>4.5 of 5 stars</b>', saw {seen!r}."
    )


def test_not_rated_yet(club):
    """A trail without ratings has no average."""
    services, _, _, ridge, _ = club
    seen = services.average(ridge), " ".join(services.stars_html(ridge).split())
    expected = (None, "<b>no stars yet</b>")
    assert seen == expected, f"Without ratings, expected {expected}, saw {seen}."


def test_votes(club):
    """The club still counts the votes of each trail."""
    from trails.models import Trail

    services, ada, ben, ridge, marsh = club
    services.rate(ada, ridge, 5)
    services.rate(ben, ridge, 4)
    services.rate(ada, marsh, 3)
    seen = dict(Trail.objects.values_list("name", "votes"))
    assert seen == {"Ridge": 2, "Marsh": 1}, (
        f"After 2 ratings of Ridge and 1 of Marsh, votes should say so, saw {seen}."
    )


def test_votes_are_only_for_trails(club):
    """A rating of something else counts no vote, and does no harm."""
    from trails.models import Trail

    services, ada, ben, ridge, marsh = club
    services.rate(ada, ridge, 2)
    try:
        rating = services.rate(ada, ben, 5)
    except Exception as error:
        pytest.fail(
            "rate(ada, ben, 5), where ben is a user, should return a rating, "
            f"saw {type(error).__name__}: {error}"[:160],
            pytrace=False,
        )
    seen = rating.stars, list(Trail.objects.order_by("pk").values_list("votes", flat=True))
    assert seen == (5, [1, 0]), (
        "After a rating of a trail and one of a user, the votes should be [1, 0], "
        f"saw {seen[1]}."
    )


@pytest.mark.parametrize("stars", [0, -1, 6])
def test_refused_stars(club, stars):
    """Other numbers of stars are refused, and nothing is stored or counted."""
    services, ada, _, ridge, _ = club
    try:
        services.rate(ada, ridge, stars)
    except ValueError:
        pass
    else:
        pytest.fail(f"rate(ada, ridge, {stars}) should raise a ValueError.", pytrace=False)
    ridge.refresh_from_db()
    seen = services.average(ridge), ridge.votes
    assert seen == (None, 0), f"A refused rating should leave (None, 0), saw {seen}."


def test_setting_may_change(club, settings):
    """RATINGS_MAX is read whenever it is needed."""
    services, ada, _, ridge, _ = club
    settings.RATINGS_MAX = 3
    try:
        services.rate(ada, ridge, 4)
        pytest.fail("With RATINGS_MAX = 3, 4 stars should be refused.", pytrace=False)
    except ValueError:
        pass
    services.rate(ada, ridge, 3)
    seen = " ".join(services.stars_html(ridge).split())
    assert seen == "<b>3.0 of 3 stars</b>", (
        f"With RATINGS_MAX = 3, expected '<b>3.0 of 3 stars</b>', saw {seen!r}."
    )


def test_signal(club):
    """Each rating is announced with `rated`, after it was stored."""
    services, ada, _, ridge, _ = club
    try:
        from ratings.signals import rated
    except ImportError:
        pytest.fail("ratings/signals.py should have a signal `rated`.", pytrace=False)
    heard = []

    def listen(sender, rating, **kwargs):
        heard.append((rating.stars, rating.pk is not None))

    rated.connect(listen)
    try:
        services.rate(ada, ridge, 4)
    finally:
        rated.disconnect(listen)
    assert heard == [(4, True)], (
        f"rate(ada, ridge, 4) should send `rated` once, with the stored rating, saw {heard}."
    )


def test_failing_receiver(club):
    """A receiver that fails does not disturb the one who rates."""
    services, ada, _, ridge, _ = club
    try:
        from ratings.signals import rated
    except ImportError:
        pytest.fail("ratings/signals.py should have a signal `rated`.", pytrace=False)

    def fail(sender, **kwargs):
        raise RuntimeError("the mail server is down")

    rated.connect(fail)
    try:
        services.rate(ada, ridge, 4)
    except RuntimeError:
        pytest.fail("A receiver's RuntimeError should not come out of rate().", pytrace=False)
    finally:
        rated.disconnect(fail)
    assert services.average(ridge) == 4, "The rating should be stored all the same."


def test_no_import_of_the_project():
    """Nothing in `ratings/` imports the project."""
    found = set()
    for path in Path("ratings").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module)
    found = sorted(name for name in found if name.split(".")[0] in ("trails", "settings"))
    assert not found, f"ratings/ should import nothing of the project, saw {', '.join(found)}."


def test_kitchen_rates(kitchen):
    """The app works in a project with other models and other users."""
    expect(kitchen, "soup", 3.5, "the average of 2 and 5 stars for recipe 1 (cook 1 has 1 star)")


def test_kitchen_template(kitchen):
    """The app brings its template along."""
    expect(kitchen, "html", "<b>3.5 of 5 stars</b>", "stars_html(soup)")


def test_kitchen_limit(kitchen):
    """Without a setting, 5 stars are the most."""
    expect(kitchen, "six", "refused", "a rating of 6 stars without RATINGS_MAX")


def test_own_limit(own_kitchen):
    """A project may set RATINGS_MAX."""
    expect(own_kitchen, "six", "taken", "a rating of 6 stars with RATINGS_MAX = 10")
    expect(own_kitchen, "eleven", "refused", "a rating of 11 stars with RATINGS_MAX = 10")


def test_own_template(own_kitchen):
    """A project may replace the template."""
    expect(own_kitchen, "html", "3.5 / 10 spoons", "stars_html(soup) with a template of its own")


def test_keys(kitchen):
    """The keys are a BigAutoField, whatever the project has set."""
    expect(kitchen, "key", "BigAutoField", "the key of Rating")


def test_package():
    """`pyproject.toml` asks for Django and takes the template along."""
    try:
        data = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        pytest.fail(f"pyproject.toml should be TOML, but {error}.", pytrace=False)
    needed = [entry.replace(" ", "").lower() for entry in data["project"].get("dependencies", [])]
    assert any(entry.startswith(("django>=5.2", "django~=5.2")) for entry in needed), (
        f"dependencies should ask for Django from 5.2 on, saw {needed}."
    )
    patterns = data["tool"]["setuptools"].get("package-data", {}).get("ratings", [])
    found = {path.name for pattern in patterns for path in Path("ratings").glob(pattern)}
    assert "stars.html" in found, (
        f"package-data of ratings should cover the template, saw {patterns} with "
        f"{len(found)} matching files."
    )
