from html.parser import HTMLParser

import pytest

PAGES = {
    "/": ("Tonight - Owl Hill", "Saturn at nine", "tonight.html"),
    "/visit": ("Visit - Owl Hill", "Bus 7 to the last stop.", "visit.html"),
    "/find": ("Find an evening - Owl Hill", "Find an evening with Saturn", "find.html"),
}
EACH = pytest.mark.parametrize("url", PAGES)


class Page(HTMLParser):
    """Collects the tags of a page with their attributes and texts."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "text": "", **dict(attributes)}
        self.found.append(element)
        if tag not in ("input", "link", "meta", "br"):
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


def tidy(text):
    return " ".join(text.split())


@pytest.fixture
def app():
    import observatory

    observatory.app.jinja_env.cache.clear()
    return observatory.app


def get(app, url, **more):
    response = app.test_client().get(url, **more)
    assert response.status_code == 200, (
        f"GET {url} should answer 200, saw {response.status_code}. "
        "Is each block closed, and each file's name spelt right?"
    )
    return Page(response.text)


def replace(app, monkeypatch, name, text):
    """Puts another text in the place of one template."""
    from jinja2 import ChoiceLoader, DictLoader

    loader = ChoiceLoader([DictLoader({name: text}), app.jinja_loader])
    monkeypatch.setattr(app.jinja_env, "loader", loader)
    app.jinja_env.cache.clear()


@EACH
def test_content_stays(app, url):
    """Each page still says what it said."""
    page, text = get(app, url), PAGES[url][1]
    assert tidy(page.text).count(text) == 1, f"GET {url} should say {text!r} once."
    assert page.text.count("Bring warm clothes.") == 1, (
        f"GET {url} should say 'Bring warm clothes.' once, "
        f"saw it {page.text.count('Bring warm clothes.')} times."
    )


@EACH
def test_one_frame(app, url):
    """Each page has one head, one body and one menu with three links."""
    page = get(app, url)
    for tag in ("html", "head", "body", "nav"):
        assert len(page.all(tag)) == 1, (
            f"GET {url} should have one <{tag}>, saw {len(page.all(tag))}."
        )
    links = [element.get("href") for element in page.all("a")]
    assert links == ["/", "/visit", "/find"], (
        f"The menu at {url} should link to /, /visit and /find, saw {links}."
    )


@EACH
def test_title(app, url):
    """Each page has its own title, with Owl Hill at the end."""
    seen = [tidy(element["text"]) for element in get(app, url).all("title")]
    assert seen == [PAGES[url][0]], (
        f"GET {url} should have the title {PAGES[url][0]!r}, saw {seen}."
    )


@EACH
def test_layout_leads(app, url, monkeypatch):
    """When the layout changes, each page changes with it."""
    replace(
        app, monkeypatch, "base.html",
        "<title>{% block title %}Hut{% endblock %}</title>"
        "<main>{% block content %}{% endblock %}</main><footer>moved</footer>",
    )
    page = get(app, url)
    assert page.all("footer"), (
        f"With another base.html, the page at {url} should change. "
        f"Does {PAGES[url][2]} extend base.html?"
    )
    assert not page.all("nav") and not page.all("body"), (
        f"With a base.html without a menu, {url} should have none. {PAGES[url][2]} has its own."
    )
    seen = [tidy(element["text"]) for element in page.all("title")]
    expected = [PAGES[url][0].replace("Owl Hill", "Hut")]
    assert seen == expected, (
        f"With 'Hut' in the block title of base.html, {url} should have the title {expected}, "
        f"saw {seen}. super() is what the layout has in a block."
    )
    main = "".join(element["text"] for element in page.all("main"))
    assert PAGES[url][1] in tidy(main), (
        f"The text {PAGES[url][1]!r} of {PAGES[url][2]} should be in the block content."
    )


@EACH
def test_addresses(app, url):
    """Each page finds the style sheet and the other pages, wherever the app is mounted."""
    for base, start in (("http://localhost/", ""), ("http://localhost/hill", "/hill")):
        page = get(app, url, base_url=base)
        seen = [element.get("href") for element in page.all("link")]
        expected = [f"{start}/static/site.css"]
        assert seen == expected, (
            f"With the app mounted at {start or '/'}, GET {url} should link {expected}, saw {seen}."
        )
        seen = [element.get("href") for element in page.all("a")]
        expected = [f"{start}/", f"{start}/visit", f"{start}/find"]
        assert seen == expected, (
            f"With the app mounted at {start or '/'}, the menu at {url} should link to {expected}, "
            f"saw {seen}."
        )


def macro(app, *arguments, **named):
    module = app.jinja_env.get_template("_fields.html").module
    assert hasattr(module, "field"), "_fields.html should have a macro 'field', saw none."
    return Page(str(module.field(*arguments, **named)))


@pytest.mark.parametrize("kind", [None, "number"])
def test_macro(app, kind):
    """The macro field returns a label and an input that belong together."""
    page = macro(app, "town", "Your town", **({"kind": kind} if kind else {}))
    labels = [(tidy(e["text"]), e.get("for")) for e in page.all("label")]
    assert labels == [("Your town", "town")], (
        "field('town', 'Your town') should give one <label for='town'> with the text "
        f"'Your town', saw {labels}."
    )
    inputs = [(e.get("id"), e.get("name"), e.get("type")) for e in page.all("input")]
    assert inputs == [("town", "town", kind or "text")], (
        f"It should give one <input> with id and name 'town' and type {kind or 'text'!r}, "
        f"saw id, name, type = {inputs}."
    )


def test_macro_escapes(app):
    """A label with special characters is shown as text, once escaped."""
    page = macro(app, "x", "<b>R & D</b>")
    labels = [tidy(e["text"]) for e in page.all("label")]
    assert labels == ["<b>R & D</b>"], (
        f"field('x', '<b>R & D</b>') should show that label as text, saw {labels}."
    )


def test_three_fields(app):
    """The search form has its three fields, each with its label."""
    page = get(app, "/find")
    seen = [(e.get("id"), e.get("name"), e.get("type")) for e in page.all("input")]
    expected = [(n, n, k) for n, k in
                (("month", "text"), ("adults", "number"), ("children", "number"))]
    assert seen == expected, f"The inputs (id, name, type) should be {expected}, saw {seen}."
    labels = [(tidy(e["text"]), e.get("for")) for e in page.all("label")]
    expected = [("Month", "month"), ("Adults", "adults"), ("Children", "children")]
    assert labels == expected, f"The labels (text, for) should be {expected}, saw {labels}."


def test_form_uses_the_macro(app, monkeypatch):
    """When the macro changes, all three fields change with it."""
    replace(
        app, monkeypatch, "_fields.html",
        "{% macro field(name, label, kind='text') %}<i>{{ name }}</i>{% endmacro %}",
    )
    page = get(app, "/find")
    seen = [e["text"] for e in page.all("i")]
    assert seen == ["month", "adults", "children"] and not page.all("input"), (
        "With another macro 'field', all three fields should change: month, adults, children; "
        f"saw {seen} from the macro and {len(page.all('input'))} <input> of the page's own."
    )
