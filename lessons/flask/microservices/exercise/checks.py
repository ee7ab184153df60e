import importlib
import json
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

import pytest
import requests


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self):
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        stock = self.server.stock
        stock.seen.append((self.path, self.headers.get("X-Request-ID")))
        status, body = stock.answers[min(len(stock.seen), len(stock.answers)) - 1]
        if status == "slow":
            time.sleep(0.9)
            status = 200
        data = (body if isinstance(body, str) else json.dumps(body)).encode("utf-8")
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            pass  # nobody waits any more


class Stock:
    """What the stock service answers (the last answer is repeated), and what it saw."""

    def __init__(self, url):
        self.url = url
        self.answers = [(200, {"sku": "valve", "left": 12})]
        self.seen = []


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def stock():
    server = Server(("127.0.0.1", 0), Handler)
    server.stock = Stock(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.stock
    server.shutdown()
    server.server_close()


@pytest.fixture
def closed():
    """An address where nobody listens."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{deaf.getsockname()[1]}"


def load(monkeypatch, name):
    for each in ("orders", "stock_client"):
        monkeypatch.delitem(sys.modules, each, raising=False)
    try:
        return importlib.import_module(name)
    except Exception as error:
        pytest.fail(f"import {name}: should work, saw {type(error).__name__}.", pytrace=False)


@pytest.fixture
def module(monkeypatch):
    return load(monkeypatch, "stock_client")


@pytest.fixture
def make_client(monkeypatch):
    orders = load(monkeypatch, "orders")

    def make(url):
        return orders.create_app({"STOCK_URL": url, "STOCK_TIMEOUT": 0.2}).test_client()

    return make


def ask(module, url, when, timeout=0.2):
    """Call left; return the number, None, or the text StockUnknown."""
    try:
        return module.left(url, "valve", timeout, "r-1")
    except module.StockUnknown:
        return "StockUnknown"
    except Exception as error:
        pytest.fail(
            f"left(…) {when} should give a number, None or StockUnknown, "
            f"but {type(error).__name__} left it.",
            pytrace=False,
        )


def order(client, count=2, headers=None):
    """Send an order; return the response."""
    body = {"sku": "valve", "count": count}
    try:
        return client.post("/orders", json=body, headers=headers or {})
    except Exception as error:
        pytest.fail(f"POST /orders ended with {type(error).__name__}.", pytrace=False)


def saved(client):
    return [each.get("status") for each in client.get("/orders").json]


def test_left_returns_the_number(module, stock):
    """left returns the number, after one GET to /stock/valve with X-Request-ID."""
    result = ask(module, stock.url, "with 12 left")
    assert result == 12, f"left(…) with 12 left should return 12, saw {result!r}."
    assert stock.seen == [("/stock/valve", "r-1")], (
        "The stock should see one GET /stock/valve with X-Request-ID r-1, "
        f"saw {stock.seen} (path and header)."
    )


def test_left_zero_is_a_number(module, stock):
    """left returns 0 for an empty shelf, which is neither None nor unknown."""
    stock.answers = [(200, {"sku": "valve", "left": 0})]
    result = ask(module, stock.url, "with 0 left")
    assert result == 0 and result is not False, f"left(…) should return 0, saw {result!r}."


def test_left_none_for_404(module, stock):
    """left returns None for a 404, and asks only once."""
    stock.answers = [(404, "<h1>no such part</h1>")]
    result = ask(module, stock.url, "with a 404")
    assert result is None, f"left(…) with a 404 should return None, saw {result!r}."
    assert len(stock.seen) == 1, f"A 404 should be asked for once, saw {len(stock.seen)} requests."


@pytest.mark.parametrize(
    "answer",
    [
        (200, "<h1>Welcome</h1>"),
        (200, "[]"),
        (200, "12"),
        (200, {"sku": "valve"}),
        (200, {"left": None}),
        (200, {"left": "many"}),
        (403, {"left": 12}),
    ],
)
def test_left_unusable_answers(module, stock, answer):
    """An answer that cannot be used is StockUnknown, without a second try."""
    stock.answers = [answer]
    result = ask(module, stock.url, f"with the answer {answer}")
    assert result == "StockUnknown", (
        f"left(…) with the answer {answer} should raise StockUnknown, saw {result!r}."
    )
    assert len(stock.seen) == 1, (
        f"After the answer {answer} there should be no second try, saw {len(stock.seen)} requests."
    )


@pytest.mark.parametrize("status", [500, 503])
def test_second_try_after_5xx(module, stock, status):
    """After a 5xx, left asks once more and uses the second answer."""
    stock.answers = [(status, "restarting"), (200, {"left": 7})]
    result = ask(module, stock.url, f"with a {status} first")
    assert (result, len(stock.seen)) == (7, 2), (
        f"After a {status} and then 7 left, left(…) should return 7 after 2 requests, "
        f"saw {result!r} after {len(stock.seen)}."
    )


def test_second_try_finds_404(module, stock):
    """If the second try finds a 404, the part is unknown: None."""
    stock.answers = [(503, "restarting"), (404, "no")]
    result = ask(module, stock.url, "with a 503 and then a 404")
    assert result is None, f"After a 503 and then a 404, left(…) should be None, saw {result!r}."


def test_two_tries_at_most(module, stock):
    """After two 5xx, left gives up with StockUnknown."""
    stock.answers = [(503, {"left": 12})]
    result = ask(module, stock.url, "with a 503 each time")
    assert result == "StockUnknown", (
        f"left(…) with a 503 each time should raise StockUnknown, saw {result!r}."
    )
    assert len(stock.seen) == 2, f"There should be 2 requests, saw {len(stock.seen)}."


def test_timeout_each_time(module, stock, monkeypatch):
    """Each request has the timeout that was given."""
    given = []
    send = requests.adapters.HTTPAdapter.send

    def watched(self, request, *args, **kwargs):
        given.append(kwargs.get("timeout"))
        return send(self, request, *args, **kwargs)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", watched)
    stock.answers = [(503, "restarting")]
    ask(module, stock.url, "with a 503 each time", timeout=0.3)
    assert given and all(each in (0.3, (0.3, 0.3)) for each in given), (
        f"With timeout=0.3, each request should have the timeout 0.3, saw {given}."
    )


def test_no_connection(module, closed):
    """Without a connection, left raises StockUnknown."""
    result = ask(module, closed, "where nobody listens")
    assert result == "StockUnknown", (
        f"left(…) where nobody listens should raise StockUnknown, saw {result!r}."
    )


def test_too_slow(module, stock):
    """A stock service that is too slow is asked twice, and then StockUnknown."""
    stock.answers = [("slow", {"left": 12})]
    result = ask(module, stock.url, "with a slow service")
    assert (result, len(stock.seen)) == ("StockUnknown", 2), (
        "left(…) with a service slower than the timeout should raise StockUnknown after 2 "
        f"requests, saw {result!r} after {len(stock.seen)}."
    )


@pytest.mark.parametrize("count", [2, 12])
def test_enough_is_confirmed(make_client, stock, count):
    """Enough left: 201, saved as confirmed, with Location."""
    client = make_client(stock.url)
    response = order(client, count)
    assert response.status_code == 201, (
        f"An order of {count} with 12 left should answer 201, saw {response.status_code}."
    )
    expected = {"id": 1, "sku": "valve", "count": count, "status": "confirmed"}
    assert response.json == expected, f"Expected {expected}, saw {response.json}."
    found = client.get(response.headers.get("Location", "/nowhere")).get_json(silent=True)
    assert found == expected, f"The address in Location should show {expected}, saw {found}."


@pytest.mark.parametrize("number, count", [(12, 13), (0, 1)])
def test_too_few_is_refused(make_client, stock, number, count):
    """Too few left: 409 with a reason, and nothing is saved."""
    stock.answers = [(200, {"left": number})]
    client = make_client(stock.url)
    response = order(client, count)
    assert response.status_code == 409 and "error" in (response.get_json(silent=True) or {}), (
        f"An order of {count} with {number} left should answer 409 with {{'error': …}}, "
        f"saw {response.status_code} and {response.text[:60]!r}."
    )
    assert saved(client) == [], f"A refused order should not be saved, saw {saved(client)}."


def test_unknown_part_is_refused(make_client, stock):
    """An unknown part: 400 with errors for sku, and nothing is saved."""
    stock.answers = [(404, "no such part")]
    client = make_client(stock.url)
    response = order(client)
    errors = (response.get_json(silent=True) or {}).get("errors")
    assert response.status_code == 400 and isinstance(errors, dict) and "sku" in errors, (
        "An order of an unknown part should answer 400 with {'errors': {'sku': …}}, "
        f"saw {response.status_code} and {response.text[:60]!r}."
    )
    assert saved(client) == [], f"A refused order should not be saved, saw {saved(client)}."


@pytest.mark.parametrize(
    "answer", [(503, "restarting"), (200, "<h1>Welcome</h1>"), ("slow", {"left": 12})]
)
def test_unknown_stock_is_pending(make_client, stock, answer):
    """No usable answer: 202, saved as pending, after one or two questions."""
    stock.answers = [answer]
    client = make_client(stock.url)
    response = order(client)
    seen = (response.get_json(silent=True) or {}).get("status")
    assert (response.status_code, seen) == (202, "pending"), (
        f"With the stock's answer {answer}, an order should answer 202 and be pending, "
        f"saw {response.status_code} and {seen!r}."
    )
    assert saved(client) == ["pending"], f"One pending order should be saved, saw {saved(client)}."
    assert stock.seen, "The stock should have been asked, but saw no request."


def test_closed_stock_is_pending(make_client, closed):
    """Nobody listens at STOCK_URL: 202 and pending; /health is not bothered."""
    client = make_client(closed)
    response = order(client)
    assert response.status_code == 202 and saved(client) == ["pending"], (
        "With no stock service, an order should answer 202 and be saved as pending, "
        f"saw {response.status_code} and {saved(client)}."
    )
    status = client.get("/health").status_code
    assert status == 200, f"GET /health should answer 200 without a stock service, saw {status}."


def test_request_id_is_handed_on(make_client, stock):
    """X-Request-ID goes on to the stock and back to the client."""
    response = order(make_client(stock.url), headers={"X-Request-ID": "a81f"})
    sent = [number for _, number in stock.seen]
    assert sent == ["a81f"], f"The stock should see X-Request-ID a81f once, saw {sent}."
    back = response.headers.get("X-Request-ID")
    assert back == "a81f", f"The answer should have X-Request-ID a81f, saw {back!r}."


def test_request_id_is_made(make_client, stock):
    """Without X-Request-ID, each order gets a new one, the same in each try and in the answer."""
    stock.answers = [(503, "restarting")]
    client = make_client(stock.url)
    back = [order(client).headers.get("X-Request-ID") for _ in range(2)]
    sent = [number for _, number in stock.seen]
    assert all(sent) and sent == [back[0], back[0], back[1], back[1]], (
        "Two orders with two tries each should show the stock each order's number twice; "
        f"the stock saw {sent}, the answers had {back}."
    )
    assert back[0] != back[1], f"Each order should get a number of its own, saw {back}."


@pytest.mark.parametrize(
    "body", [[], {"sku": "valve"}, {"sku": "../orders", "count": 1}, {"sku": "valve", "count": 0}]
)
def test_bad_orders_as_before(make_client, stock, body):
    """A bad order is a 400 as before, and the stock is not asked."""
    client = make_client(stock.url)
    response = client.post("/orders", json=body)
    assert response.status_code == 400 and saved(client) == [], (
        f"The body {body} should answer 400 and save nothing, "
        f"saw {response.status_code} and {saved(client)}."
    )
    assert stock.seen == [], f"The stock should not be asked about {body}, saw {stock.seen}."
