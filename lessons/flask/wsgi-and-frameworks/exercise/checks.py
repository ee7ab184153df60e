import importlib
import sys
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest


class Answer:
    """What the application said to one request."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode("utf-8", "replace")


@pytest.fixture
def ask(monkeypatch):
    """Return a function that calls the application as a server would."""
    monkeypatch.delitem(sys.modules, "hut", raising=False)
    try:
        app = importlib.import_module("hut").app
    except Exception as error:
        pytest.fail(f"import hut: should work, saw {type(error).__name__}.", pytrace=False)

    def call(path, query=""):
        what = f"A request for {path}{'?' if query else ''}{query}"
        environ = {"PATH_INFO": path}
        if query:
            environ["QUERY_STRING"] = query
        setup_testing_defaults(environ)
        said = []

        def start_response(status, headers, exc_info=None):
            said.append((status, headers))

        try:
            chunks = app(environ, start_response)
        except Exception as error:
            pytest.fail(
                f"{what} should be answered, but {type(error).__name__} left the application.",
                pytrace=False,
            )
        if len(said) != 1:
            pytest.fail(
                f"{what} should call start_response once, saw {len(said)} calls.", pytrace=False
            )
        if not isinstance(chunks, list) or not all(isinstance(c, bytes) for c in chunks):
            pytest.fail(
                f"{what} should return a list of bytes, saw {str(chunks)[:50]!r}.", pytrace=False
            )
        return Answer(said[0][0], dict(said[0][1]), b"".join(chunks))

    return call


def expect(answer, what, status, text):
    assert answer.status == status, f"{what} should answer {status!r}, saw {answer.status!r}."
    assert answer.text == text, f"{what} should have the text {text!r}, saw {answer.text[:60]!r}."


def test_front_page_as_before(ask):
    """The front page still says welcome."""
    expect(ask("/"), "/", "200 OK", "Welcome to Kestrel Hut")
    expect(ask("/", "from=map"), "/?from=map", "200 OK", "Welcome to Kestrel Hut")


@pytest.mark.parametrize("name", ["Ada", "Ada & Ben", "Žofie", "Łukasz=Łu + 山田"])
def test_greet_by_name(ask, name):
    """/greet says the whole name, in any script."""
    query = urlencode({"lang": "en", "name": name})
    expect(ask("/greet", query), f"/greet?{query}", "200 OK", f"Welcome, {name}")


def test_greet_without_name(ask):
    """/greet without a name greets a hiker, also when somebody else gave a name before."""
    expect(ask("/greet"), "/greet", "200 OK", "Welcome, hiker")
    ask("/greet", "name=Ada")
    expect(ask("/greet"), "/greet, after a request with name=Ada,", "200 OK", "Welcome, hiker")


@pytest.mark.parametrize(
    "query, text",
    [
        ("nights=3", "84 euros"),
        ("nights=1", "28 euros"),
        ("name=Ada&nights=2", "56 euros"),
        ("nights=12&name=Ada", "336 euros"),
        ("", "28 euros"),
    ],
)
def test_price(ask, query, text):
    """/price multiplies, wherever nights stands in the query."""
    expect(ask("/price", query), f"/price{'?' if query else ''}{query}", "200 OK", text)


@pytest.mark.parametrize("nights", ["two", "1.5", "0", "-2"])
def test_bad_nights(ask, nights):
    """/price answers 400 for nights that make no sense."""
    answer = ask("/price", f"nights={nights}")
    assert answer.status == "400 Bad Request", (
        f"/price?nights={nights} should answer '400 Bad Request', saw {answer.status!r}."
    )
    assert "nights" in answer.text, (
        f"/price?nights={nights} should say something about nights, saw {answer.text[:60]!r}."
    )


@pytest.mark.parametrize("path", ["/wings", "/pricelist", "/greet/ada", "/Price"])
def test_unknown_path(ask, path):
    """Every other path gets 404."""
    expect(ask(path), path, "404 Not Found", "no such page")


@pytest.mark.parametrize("path", ["/", "/greet", "/price", "/wings"])
def test_content_type(ask, path):
    """Each answer says that it is plain text in UTF-8."""
    answer = ask(path)
    seen = {name.lower(): value for name, value in answer.headers.items()}.get("content-type")
    assert seen == "text/plain; charset=utf-8", (
        f"{path} should have the Content-Type 'text/plain; charset=utf-8', saw {seen!r}."
    )
    known = {"/": "200", "/greet": "200", "/price": "200", "/wings": "404"}[path]
    assert answer.status.startswith(known), (
        f"{path} should answer {known} with that header, saw {answer.status!r}."
    )
