import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from found import fetch_titles, notice

ITEMS = [{"id": 9, "title": "red hat"}, {"id": 4, "title": "blue cap"}]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self):
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        office = self.server.office
        office.seen.append((self.command, self.path))
        data = office.body.encode("utf-8")
        self.send_response(office.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET


class Office:
    """What the server answers, and which requests it saw."""

    def __init__(self, url):
        self.url = url
        self.status = 200
        self.body = json.dumps(ITEMS)
        self.seen = []


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def office():
    server = Server(("127.0.0.1", 0), Handler)
    server.office = Office(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.office
    server.shutdown()
    server.server_close()


def result_of(function, base_url, word, when):
    """Call the function; an exception becomes a message for the learner."""
    try:
        return function(base_url, word)
    except Exception as error:
        pytest.fail(
            f"{function.__name__}(base_url, {word!r}) {when} should return a value, "
            f"but it raised {type(error).__name__}.",
            pytrace=False,
        )


def error_of(function, base_url, when):
    """Call the function and return the exception it raises."""
    try:
        result = function(base_url, "hat")
    except Exception as error:
        return error
    pytest.fail(
        f"{function.__name__}(base_url, 'hat') {when} should raise an exception, "
        f"but it returned {str(result)[:60]!r}.",
        pytrace=False,
    )


def test_titles_in_order(office):
    """fetch_titles returns the titles in the order of the answer."""
    titles = result_of(fetch_titles, office.url, "a", "with two items in the answer")
    assert titles == ["red hat", "blue cap"], (
        f"Expected ['red hat', 'blue cap'], in the order of the answer, saw {titles}."
    )


@pytest.mark.parametrize("word", ["hat", "hat & scarf", "50% wool+silk?", "Mütze"])
def test_path_and_parameters(office, word):
    """One GET goes to /items, with the whole word as q and status=waiting."""
    result_of(fetch_titles, office.url, word, "with a normal answer")
    assert len(office.seen) == 1, f"Expected one request, the office saw {len(office.seen)}."
    method, target = office.seen[0]
    parts = urlsplit(target)
    assert (method, parts.path) == ("GET", "/items"), (
        f"Expected GET /items, the office saw {method} {parts.path}."
    )
    query = parse_qs(parts.query, keep_blank_values=True)
    expected = {"q": [word], "status": ["waiting"]}
    assert query == expected, (
        f"For the word {word!r} the parameters should arrive as {expected}, saw {query}. "
        "Let params= write the query."
    )


def test_timeout_is_given(office, monkeypatch):
    """The request has a timeout of 5 seconds or less."""
    given = []
    send = requests.adapters.HTTPAdapter.send

    def watched(self, request, *args, **kwargs):
        given.append(kwargs.get("timeout"))
        return send(self, request, *args, **kwargs)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", watched)
    result_of(fetch_titles, office.url, "hat", "with a normal answer")
    assert given, "fetch_titles should send a request with Requests, but none was sent."
    limits = given[0] if isinstance(given[0], tuple) else (given[0],)
    assert all(limit is not None and 0 < limit <= 5 for limit in limits), (
        f"The request should have a timeout of 5 seconds or less, saw timeout={given[0]}."
    )


@pytest.mark.parametrize("body", ['{"error": "no such thing"}', "<h1>Not found</h1>", "[]"])
def test_404_means_no_titles(office, body):
    """Status 404 gives an empty list, whatever its body says."""
    office.status, office.body = 404, body
    titles = result_of(fetch_titles, office.url, "dragon", f"with status 404 and the body {body}")
    assert titles == [], f"For status 404 the result should be [], saw {titles}."


@pytest.mark.parametrize("status", [400, 403, 500, 503])
def test_other_errors_are_raised(office, status):
    """Other codes of 4xx and 5xx raise requests.HTTPError, even if the body is a list."""
    office.status = status
    error = error_of(fetch_titles, office.url, f"with status {status}")
    assert isinstance(error, requests.HTTPError), (
        f"Status {status} should raise requests.HTTPError, saw {type(error).__name__}."
    )


@pytest.mark.parametrize("body", ["", "<h1>Welcome</h1>", "[{'title': 'hat'}]"])
def test_broken_json_is_told(office, body):
    """A good answer without JSON raises a ValueError with the address and the cause."""
    office.body = body
    error = error_of(fetch_titles, office.url, f"with status 200 and the body {body!r}")
    assert isinstance(error, ValueError), (
        f"The body {body!r} should lead to a ValueError, saw {type(error).__name__}."
    )
    assert office.url in str(error), (
        f"The message of the ValueError should contain base_url ({office.url}), "
        f"saw {str(error)[:80]!r}."
    )
    assert isinstance(error.__cause__, ValueError), (
        "The ValueError should keep the exception of response.json() as its cause, "
        f"saw {error.__cause__!r}. Use 'from'."
    )


def test_notice_joins_titles(office):
    """notice joins the titles with a semicolon and a space."""
    text = result_of(notice, office.url, "a", "with two items in the answer")
    assert text == "red hat; blue cap", f"Expected 'red hat; blue cap', saw {text!r}."


@pytest.mark.parametrize("status", [200, 404])
def test_notice_without_titles(office, status):
    """notice says so when nothing was found."""
    office.status, office.body = status, "[]"
    text = result_of(notice, office.url, "dragon", f"with status {status} and no items")
    assert text == "nothing found", f"Expected 'nothing found', saw {text!r}."


def test_notice_when_the_office_is_closed():
    """notice has an answer when no connection can be made."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        text = result_of(notice, closed, "hat", "at an address where nobody listens")
    assert text == "the office does not answer", (
        f"Expected 'the office does not answer', saw {text!r}."
    )


def test_notice_when_the_office_is_slow(office, monkeypatch):
    """notice has an answer when the wait was too long."""

    def too_slow(self, request, *args, **kwargs):
        raise requests.ReadTimeout("the checks pretend that time is up", request=request)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", too_slow)
    text = result_of(notice, office.url, "hat", "when the time is up")
    assert text == "the office does not answer", (
        f"Expected 'the office does not answer', saw {text!r}."
    )


@pytest.mark.parametrize("status, body", [(500, "[]"), (200, "no JSON")])
def test_notice_lets_other_errors_through(office, status, body):
    """A 500 or broken JSON is not hidden by notice."""
    office.status, office.body = status, body
    error = error_of(notice, office.url, f"with status {status} and the body {body!r}")
    wanted = requests.HTTPError if status == 500 else ValueError
    assert isinstance(error, wanted), (
        f"Status {status} with the body {body!r} should raise {wanted.__name__}, "
        f"saw {type(error).__name__}."
    )
