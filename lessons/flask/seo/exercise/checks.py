import importlib
import json
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

SITE = "https://damp.example"
POSTS = {
    3: {"title": "Plain boletes", "summary": "A first find.", "date": "2026-09-01", "text": "One."},
    40: {
        "title": 'Is </script> "safe" & <b>tasty</b>?', "summary": 'Not "quite" <i>yet</i>.',
        "date": "2026-10-02", "text": "Two.",
    },
    5: {"title": "Été: des cèpes", "summary": "A walk.", "date": "2026-08-03", "text": "Three."},
}
PATHS = {
    3: "/posts/3/plain-boletes",
    40: "/posts/40/is-script-safe-b-tasty-b",
    5: "/posts/5/%C3%A9t%C3%A9-des-c%C3%A8pes",
}


@pytest.fixture
def client(monkeypatch):
    """The app with three posts that the learner has not seen."""
    monkeypatch.delitem(sys.modules, "damp", raising=False)
    try:
        damp = importlib.import_module("damp")
    except Exception as error:
        pytest.fail(
            f"import damp should work, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )
    monkeypatch.setattr(damp, "POSTS", POSTS)
    return damp.app.test_client()


class Head(HTMLParser):
    """What stands in a page: titles, meta and link tags, scripts of data."""

    def __init__(self, page):
        super().__init__()
        self.titles, self.meta, self.canonical, self.data = [], [], [], []
        self.into, self.headings = None, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "title":
            self.into = self.titles
        elif tag == "h1":
            self.into = self.headings
        elif tag == "script" and attrs.get("type") == "application/ld+json":
            self.into = self.data
        elif tag == "meta" and "name" in attrs:
            self.meta.append((attrs["name"], attrs.get("content")))
        elif tag == "link" and attrs.get("rel") == "canonical":
            self.canonical.append(attrs.get("href"))
        if tag in ("title", "h1") or (tag == "script" and self.into is self.data):
            self.into.append("")

    def handle_endtag(self, tag):
        if tag in ("title", "h1", "script"):
            self.into = None

    def handle_data(self, data):
        if self.into:
            self.into[-1] += data

    def named(self, name):
        return [content for key, content in self.meta if key == name]


def page(client, url, **more):
    response = client.get(url, **more)
    assert response.status_code == 200, f"GET {url} should answer 200, saw {response.status_code}."
    return Head(response.text)


@pytest.mark.parametrize("number", POSTS)
def test_title_of_a_post(client, number):
    """Each post has one title of its own."""
    seen = [" ".join(t.split()) for t in page(client, PATHS[number]).titles]
    expected = [f"{POSTS[number]['title']} | The Damp Log"]
    assert seen == expected, f"GET {PATHS[number]} should have the titles {expected}, saw {seen}."


def test_title_of_the_index(client):
    """The index has a title of its own."""
    seen = [" ".join(t.split()) for t in page(client, "/").titles]
    assert seen == ["All posts | The Damp Log"], (
        f"GET / should have one title, 'All posts | The Damp Log', saw {seen}."
    )


def test_descriptions(client):
    """Each page has one description, and no two are the same."""
    texts = []
    for number, path in PATHS.items():
        seen = page(client, path).named("description")
        expected = [POSTS[number]["summary"]]
        assert seen == expected, f"GET {path} should have the description {expected}, saw {seen}."
        texts += seen
    seen = page(client, "/").named("description")
    assert len(seen) == 1 and seen[0] and seen[0].strip() and seen[0] not in texts, (
        f"GET / should have one description of its own, saw {seen}."
    )


def test_viewport(client):
    """Each page fits a telephone."""
    for path in ("/", PATHS[3]):
        seen = page(client, path).named("viewport")
        assert len(seen) == 1 and "width=device-width" in (seen[0] or "").replace(" ", ""), (
            f"GET {path} should have one viewport with width=device-width, saw {seen}."
        )


@pytest.mark.parametrize("query", ["", "?from=mail"])
def test_canonical(client, query):
    """Each page has one canonical link, without the query."""
    for path in ("/", *PATHS.values()):
        seen = page(client, path + query).canonical
        # Browsers read "é" and "%C3%A9" in an address alike.
        assert [unquote(link or "") for link in seen] == [unquote(SITE + path)], (
            f"GET {path}{query} should have the canonical link {SITE + path}, saw {seen}."
        )


def test_canonical_ignores_the_host(client):
    """A forged Host header does not get into the page."""
    for path in ("/", PATHS[3]):
        seen = page(client, path, headers={"Host": "evil.example"}).canonical
        assert seen == [SITE + path], (
            f"GET {path} with 'Host: evil.example' should have the canonical link "
            f"{SITE + path}, saw {seen}. Take the host from the setting."
        )


@pytest.mark.parametrize("number", POSTS)
def test_json_ld(client, number):
    """The JSON-LD of a post is valid, whatever its title is."""
    head = page(client, PATHS[number])
    assert len(head.data) == 1, (
        f"GET {PATHS[number]} should have one script of type application/ld+json, "
        f"saw {len(head.data)}."
    )
    try:
        data = json.loads(head.data[0])
    except ValueError:
        pytest.fail(
            f"The JSON-LD of {POSTS[number]['title']!r} should be valid JSON, "
            f"saw {head.data[0].strip()[:90]}",
            pytrace=False,
        )
    expected = {
        "@type": "BlogPosting", "headline": POSTS[number]["title"],
        "datePublished": POSTS[number]["date"],
    }
    seen = {key: data.get(key) for key in expected} if isinstance(data, dict) else data
    assert seen == expected, f"The JSON-LD should say {expected}, saw {seen}."
    context = str(data.get("@context")).rstrip("/")
    assert context == "https://schema.org", (
        f"@context should be https://schema.org, saw {context}."
    )


@pytest.mark.parametrize("number", POSTS)
@pytest.mark.parametrize("rest", ["/cheap-boots", ""])
def test_one_address(client, number, rest):
    """A wrong slug and the old form lead to the right address, for good."""
    url = f"/posts/{number}{rest}"
    response = client.get(url)
    seen = response.status_code, response.headers.get("Location")
    right = [(301, PATHS[number]), (301, SITE + PATHS[number])]
    assert seen in right, (
        f"GET {url} should answer 301 and lead to {PATHS[number]}, saw {seen[0]} and {seen[1]}."
    )


def test_right_address_stays(client):
    """The right address shows the post, without a detour (it worked before)."""
    for number, path in PATHS.items():
        response = client.get(path + "?from=mail")
        assert response.status_code == 200, (
            f"GET {path}?from=mail should answer 200, saw {response.status_code}."
        )
        seen = Head(response.text).headings
        assert seen == [POSTS[number]["title"]], (
            f"The heading of {path} should be {POSTS[number]['title']!r}, saw {seen}."
        )


def test_unknown_posts(client):
    """An unknown number gets 404 (it worked before), in the old form as well."""
    for url in ("/posts/99/anything", "/posts/99"):
        status = client.get(url).status_code
        assert status == 404, f"GET {url} should answer 404, saw {status}."


def test_sitemap(client):
    """The sitemap lists every post, with its day."""
    response = client.get("/sitemap.xml", headers={"Host": "evil.example"})
    assert response.status_code == 200, (
        f"GET /sitemap.xml should answer 200, saw {response.status_code}."
    )
    assert response.mimetype == "application/xml", (
        f"GET /sitemap.xml should be application/xml, saw {response.mimetype}."
    )
    try:
        root = ElementTree.fromstring(response.data)
    except ElementTree.ParseError:
        pytest.fail(
            f"The sitemap should be valid XML, saw {response.text[:90]!r}", pytrace=False
        )
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    seen = {
        (url.findtext(space + "loc") or "").strip(): (url.findtext(space + "lastmod") or "").strip()
        for url in root.findall(space + "url")
    }
    for number, path in PATHS.items():
        day = POSTS[number]["date"]
        assert seen.get(SITE + path) == day, (
            f"The sitemap should list {SITE + path} with {day}, saw {seen.get(SITE + path)} there; "
            f"it has {len(seen)} addresses."
        )
    other = [loc for loc in seen if not loc.startswith(SITE)]
    assert not other, f"Each <loc> should begin with {SITE}, saw {other[0]}."
