import sys
import types
from html.parser import HTMLParser

import pytest

LIST, DETAIL = "/palms/", "/palms/1/"


class Page(HTMLParser):
    """Collects the tags of a page with their attributes and texts."""

    def __init__(self, html):
        super().__init__()
        self.html, self.found, self.open, self.text = html, [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "text": "", **dict(attributes)}
        self.found.append(element)
        if tag not in ("input", "link", "meta", "br", "img"):
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        self.text += data
        for element in self.open:
            element["text"] += data

    def all(self, tag):
        return [element for element in self.found if element["tag"] == tag]

    def one(self, tag):
        return " ".join(" ".join(element["text"] for element in self.all(tag)).split())


def get(path):
    """GET a page that has to be there."""
    from django.test import Client

    try:
        response = Client().get(path)
    except Exception as error:
        pytest.fail(
            f"GET {path} should answer 200, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )
    assert response.status_code == 200, f"GET {path} should answer 200, saw {response.status_code}."
    return Page(response.text)


def fill(monkeypatch, *plants):
    """Put other plants into the house: names and notes."""
    from palms import models

    new = [models.Plant(n, name, note, 2000) for n, (name, note) in enumerate(plants, 1)]
    monkeypatch.setattr(models, "PLANTS", new)


def test_pages_say_what_they_said():
    """Both pages still say what they said."""
    page = get(LIST)
    seen = [link["text"] for link in page.all("a") if link["text"] != "All plants"]
    assert page.one("h1") == "Plants" and seen == ["Dragon tree", "Date & oil palms"], (
        "GET /palms/ should have the heading 'Plants' and two plants, "
        f"saw {page.one('h1')!r} and {seen}. Does all text stand in a block?"
    )
    page = get(DETAIL)
    assert page.one("h1") == "Dragon tree" and "red sap" in page.text, (
        f"GET /palms/1/ should show 'Dragon tree' and its note, saw {page.text[:80]!r}."
    )


@pytest.mark.parametrize(
    "path, title", [(LIST, "Plants - Palm House"), (DETAIL, "Dragon tree - Palm House")]
)
def test_titles(path, title):
    """Both pages have their title, and say when the house is closed."""
    page = get(path)
    seen = page.one("title")
    assert seen == title, f"GET {path} should have the title {title!r}, saw {seen!r}."
    seen = page.text.count("Closed on Mondays.")
    assert seen == 1, f"GET {path} should say 'Closed on Mondays.' once, saw it {seen} times."


def test_one_base(monkeypatch):
    """A change of base.html changes both pages."""
    from django.template import TemplateDoesNotExist, engines
    from django.template.loader import get_template
    from django.template.loaders.locmem import Loader

    try:
        get_template("palms/base.html")
    except TemplateDoesNotExist:
        pytest.fail("There should be a template 'palms/base.html'.", pytrace=False)
    engine = engines["django"].engine
    other = (
        "<p>NEW</p><title>{% block title %}Hut{% endblock %}</title>"
        "{% block content %}{% endblock %}"
    )
    loaders = [Loader(engine, {"palms/base.html": other}), *engine.template_loaders]
    monkeypatch.setattr(engine, "template_loaders", loaders)
    for path, title, heading in (
        (LIST, "Plants - Hut", "Plants"),
        (DETAIL, "Dragon tree - Hut", "Dragon tree"),
    ):
        page = get(path)
        assert page.html.startswith("<p>NEW</p>"), (
            f"With another base.html, GET {path} should be inside of it, saw {page.html[:50]!r}."
        )
        seen = page.one("title")
        assert seen == title, (
            f"With 'Hut' in the base's title, GET {path} should have {title!r}, saw {seen!r}."
        )
        assert page.one("h1") == heading, (
            f"GET {path} should have its heading in the block content, saw {page.one('h1')!r}."
        )


def test_style_sheet():
    """Both pages link the style sheet by static."""
    from django.test import override_settings

    for url in ("/static/", "/files/"):
        expected = f"{url}palms/site.css"
        with override_settings(STATIC_URL=url):
            for path in (LIST, DETAIL):
                seen = [link.get("href") for link in get(path).all("link")]
                assert seen == [expected], (
                    f"With STATIC_URL {url!r}, GET {path} should link [{expected!r}], saw {seen}."
                )


def test_links_follow_a_move():
    """The links follow when the project moves the app."""
    from django.test import override_settings
    from django.urls import include, path

    module = types.ModuleType("moved_urls")
    module.urlpatterns = [path("garden/house/", include("palms.urls"))]
    sys.modules["moved_urls"] = module
    with override_settings(ROOT_URLCONF="moved_urls"):
        plants = {a["text"]: a.get("href") for a in get("/garden/house/").all("a")}
        back = {a["text"]: a.get("href") for a in get("/garden/house/1/").all("a")}
    seen = plants.get("Date & oil palms")
    assert seen == "/garden/house/2/", (
        "Below /garden/house/, the second plant's link should be /garden/house/2/, "
        f"saw {seen}."
    )
    seen = back.get("All plants")
    assert seen == "/garden/house/", (
        "Below /garden/house/, the link 'All plants' should be /garden/house/, "
        f"saw {seen}."
    )


def test_empty_list(monkeypatch):
    """An empty list says so, and a full one does not."""
    assert "No plants yet." not in get(LIST).text, (
        "GET /palms/ with two plants should not say 'No plants yet.'."
    )
    fill(monkeypatch)
    page = get(LIST)
    assert "No plants yet." in page.text, (
        f"GET /palms/ without plants should say 'No plants yet.', saw {page.text[:80]!r}."
    )


def test_text_is_escaped(monkeypatch):
    """Names and notes are shown as text."""
    fill(monkeypatch, ("<i>Fern</i>", "<script>steal()</script>"))
    for path in (LIST, DETAIL):
        page = get(path)
        wrong = [element["tag"] for element in page.found if element["tag"] in ("i", "script")]
        assert not wrong, (
            f"GET {path} with HTML in name and note should show it as text, "
            f"saw the tag <{wrong[0]}>."
        )
        assert "<i>Fern</i>" in page.text, (
            f"GET {path} should show the name '<i>Fern</i>' as it is, saw {page.text[:80]!r}."
        )
    assert "<script>steal()</script>" in get(DETAIL).text, (
        "GET /palms/1/ should show the whole note as text."
    )


@pytest.mark.parametrize(
    "start, end, expected",
    [(1904, 2026, "122 years"), (2025, 2026, "1 year"), (2026, 2026, "0 years")],
)
def test_filter(start, end, expected):
    """The filter years says how many years lie between two years."""
    from django.template import Context, Template, TemplateSyntaxError

    text = "{% load palm_tags %}{{ start|years:end }}"
    try:
        seen = Template(text).render(Context({"start": start, "end": end}))
    except (TemplateSyntaxError, TypeError) as error:
        pytest.fail(
            f"{{{{ {start}|years:{end} }}}} should give {expected!r}, "
            f"saw {type(error).__name__}: {str(error)[:60]}",
            pytrace=False,
        )
    assert seen == expected, f"{{{{ {start}|years:{end} }}}} should give {expected!r}, saw {seen!r}."


def test_age_is_shown():
    """The plant's page says for how long it has been in the house."""
    for path, expected in (
        (DETAIL, "In the house for 122 years."),
        ("/palms/2/", "In the house for 1 year."),
    ):
        page = get(path)
        text = " ".join(page.text.split())
        assert expected in text, f"GET {path} should say {expected!r}, saw {text[:110]!r}."
