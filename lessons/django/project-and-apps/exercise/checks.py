import importlib
import os
from pathlib import Path

import pytest

HERE = Path.cwd()


@pytest.fixture(scope="session", autouse=True)
def project():
    """Load the learner's project once, or say in words why that fails."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "festival.settings"
    try:
        django.setup()
    except Exception as error:
        pytest.fail(
            "The project should load with festival/settings.py, "
            f"saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


def get(path):
    """GET a page as a browser on this computer would."""
    from django.test import Client

    try:
        response = Client().get(path, SERVER_NAME="localhost")
    except Exception as error:
        pytest.fail(
            f"GET {path} should answer 200, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )
    assert response.status_code == 200, f"GET {path} should answer 200, saw {response.status_code}."
    return response.content.decode()


def test_kites_as_before():
    """The front page still shows the kites that can fly."""
    page = get("/")
    assert "Flying today" in page and "Old Box" in page and "Manta" not in page, (
        f"GET / should show 'Flying today' with Moth and Old Box, saw {page[:60]!r}."
    )
    assert "High water" not in page, "GET / should not show the tides, saw 'High water'."


def test_app_is_listed():
    """The project lists the app tides once."""
    from django.apps import apps

    names = [config.name for config in apps.get_app_configs()]
    assert names.count("tides") == 1, (
        f"INSTALLED_APPS should list kites and tides once each, saw the apps {names}."
    )


def test_check_is_silent():
    """python manage.py check finds no mistake."""
    from django.core.checks import run_checks

    try:
        found = [message.msg for message in run_checks()]
    except Exception as error:
        found = [f"{type(error).__name__}: {error}"]
    assert not found, f"manage.py check should find nothing, saw: {str(found[0])[:90]}"


def test_tides_page():
    """GET /tides/ shows the times of high water."""
    page = get("/tides/")
    assert "High water at" in page and "06:10" in page and "18:35" in page, (
        f"GET /tides/ should show 'High water at …', 06:10 and 18:35, saw {page[:60]!r}."
    )


def test_addresses_in_the_app():
    """The addresses are in tides/urls.py, and the project includes them."""
    from django.urls import get_resolver

    assert (HERE / "tides" / "urls.py").is_file(), "There should be a file tides/urls.py."
    importlib.import_module("tides.urls")
    included = []
    for entry in get_resolver().url_patterns:
        module = getattr(entry, "urlconf_name", None)
        included.append(getattr(module, "__name__", str(module)))
    assert "tides.urls" in included, (
        f"festival/urls.py should include tides.urls, saw it include {included}."
    )


def test_template_in_the_app():
    """Django finds tides/today.html in the app itself."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import get_template

    try:
        found = Path(get_template("tides/today.html").origin.name).resolve()
    except TemplateDoesNotExist:
        pytest.fail(
            "Django should find the template 'tides/today.html', saw TemplateDoesNotExist.",
            pytrace=False,
        )
    folder = (HERE / "tides" / "templates").resolve()
    seen = os.path.relpath(found, HERE.resolve())
    assert folder in found.parents, (
        "Django should find 'tides/today.html' in the app's folder tides/templates, "
        f"saw that it takes {seen}."
    )


def test_beach_is_a_setting():
    """The name of the beach comes from the settings."""
    from django.conf import settings
    from django.test import override_settings

    seen = getattr(settings, "BEACH", None)
    assert seen == "Long Strand", f"settings.BEACH should be 'Long Strand', saw {seen!r}."
    page = get("/tides/")
    assert "Long Strand" in page, (
        f"GET /tides/ should show 'High water at Long Strand', saw {page[:60]!r}."
    )
    with override_settings(BEACH="Far Bay"):
        page = get("/tides/")
    assert "Far Bay" in page, (
        "With BEACH set to 'Far Bay', GET /tides/ should show it, "
        f"saw {page[:60]!r}. Which object does the view ask?"
    )
