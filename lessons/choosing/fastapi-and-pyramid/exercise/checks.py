import asyncio
import threading

import pytest

FLY = {"dog": "Fly", "points": 88, "handler": "Ada"}


@pytest.fixture
def trial():
    import trial

    trial.RUNS.clear()
    return trial


@pytest.fixture
def client(trial):
    from fastapi.testclient import TestClient

    return TestClient(trial.app, raise_server_exceptions=False)


def ask(client, method, path, status, body=None):
    """Send a request that has to get this status; return the decoded answer."""
    answer = client.request(method, path, json=body)
    sent = f"{method} {path}" + (f" with {body}" if body is not None else "")
    assert answer.status_code == status, (
        f"{sent} should answer {status}, saw {answer.status_code}: {answer.text[:80]}"
    )
    return answer.json()


def add(client, *runs):
    for dog, points in runs:
        ask(client, "POST", "/runs", 201, {"dog": dog, "points": points})


def test_a_run_is_entered(client):
    """A good run is answered with 201 and its number."""
    for number in (1, 2):
        seen = ask(client, "POST", "/runs", 201, FLY)
        assert seen == {"number": number, **FLY}, (
            f"POST /runs with {FLY} should answer with it and number {number}, saw {seen}"
        )


def test_handler_may_be_left_out(client):
    """A run without a handler gets "unknown"."""
    seen = ask(client, "POST", "/runs", 201, {"dog": "Moss", "points": 0})
    assert seen.get("handler") == "unknown", (
        f"A run without a handler should get 'unknown', saw {seen}"
    )


def test_limits_are_included(client):
    """0 and 100 points, and names of 1 and 20 characters, are good."""
    add(client, ("a", 0), ("b" * 20, 100))


@pytest.mark.parametrize(
    "body, field",
    [
        ({"points": 5}, "dog"),
        ({"dog": "", "points": 5}, "dog"),
        ({"dog": "b" * 21, "points": 5}, "dog"),
        ({"dog": "Fly"}, "points"),
        ({"dog": "Fly", "points": -1}, "points"),
        ({"dog": "Fly", "points": 101}, "points"),
        ({"dog": "Fly", "points": "many"}, "points"),
    ],
)
def test_bad_data(client, body, field):
    """Bad data gets a 422 that names the field, and is not stored."""
    answer = ask(client, "POST", "/runs", 422, body)
    detail = answer.get("detail")
    faults = detail if isinstance(detail, list) else []
    seen = [fault.get("loc") for fault in faults if isinstance(fault, dict)]
    assert ["body", field] in seen, (
        f"POST /runs with {body} should name ['body', '{field}'] in its detail, saw {answer}"
    )
    seen = ask(client, "GET", "/runs", 200)
    assert seen == [], f"After the bad data {body}, no run should be stored, saw {seen}"


def test_a_list_is_no_run(client):
    """A JSON list is refused."""
    ask(client, "POST", "/runs", 422, ["Fly", 88])


def test_number_is_the_servers(client):
    """A number that the client sends does not count."""
    add(client, ("Moss", 50))
    seen = ask(client, "POST", "/runs", 201, {**FLY, "number": 77})
    assert seen.get("number") == 2, (
        f"The second run, sent with number 77, should get number 2, saw {seen}"
    )


@pytest.mark.parametrize(
    "path, dogs",
    [("/runs", ["Fly", "Moss", "Jed"]), ("/runs?least=60", ["Fly", "Jed"]), ("/runs?least=89", [])],
)
def test_list(client, path, dogs):
    """The list shows the runs with at least so many points."""
    add(client, ("Fly", 88), ("Moss", 59), ("Jed", 60))
    seen = ask(client, "GET", path, 200)
    assert isinstance(seen, list), f"GET {path} should answer with a list, saw {str(seen)[:80]}"
    seen = [run.get("dog") for run in seen]
    assert seen == dogs, f"GET {path} with 88, 59 and 60 points should show {dogs}, saw {seen}"


def test_one_run(client):
    """One run is shown, with its number."""
    add(client, ("Fly", 88), ("Moss", 59))
    seen = ask(client, "GET", "/runs/2", 200)
    expected = {"number": 2, "dog": "Moss", "points": 59, "handler": "unknown"}
    assert seen == expected, f"GET /runs/2 should answer with {expected}, saw {seen}"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_unknown_run(client, number):
    """An unknown number gets 404 with a detail."""
    add(client, ("Fly", 88), ("Moss", 59))
    seen = ask(client, "GET", f"/runs/{number}", 404)
    expected = {"detail": f"no run {number}"}
    assert seen == expected, f"GET /runs/{number} should answer {expected}, saw {seen}"


def test_words_for_numbers(client):
    """Words in place of numbers are refused by their hints."""
    ask(client, "GET", "/runs/two", 422)
    ask(client, "GET", "/runs?least=many", 422)


def test_description(client):
    """The API's description names the fields, and which of them are required."""
    api = ask(client, "GET", "/openapi.json", 200)
    try:
        body = api["paths"]["/runs"]["post"]["requestBody"]
        schema = body["content"]["application/json"]["schema"]
        if "$ref" in schema:
            schema = api["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        fields, required = set(schema["properties"]), set(schema["required"])
    except KeyError as error:
        pytest.fail(
            f"/openapi.json should describe the body of POST /runs, {error} is missing. "
            "Is the body a pydantic model?",
            pytrace=False,
        )
    assert fields == {"dog", "points", "handler"}, (
        f"The body of POST /runs should have dog, points and handler, saw {sorted(fields)}"
    )
    assert required == {"dog", "points"}, (
        f"dog and points should be required in the body, saw {sorted(required)}"
    )


def test_two_ask_for_the_wind(trial, monkeypatch):
    """Two visitors who ask for the wind do not wait for each other."""
    import httpx2
    import station

    both, alone = threading.Barrier(2), []

    def read():
        try:
            both.wait(timeout=1)
        except threading.BrokenBarrierError:
            alone.append(1)
        return 7

    async def main():
        transport = httpx2.ASGITransport(app=trial.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://trial") as visitor:
            return await asyncio.gather(visitor.get("/wind"), visitor.get("/wind"))

    monkeypatch.setattr(station, "read", read)
    seen = [answer.json() for answer in asyncio.run(main())]
    assert seen == [{"wind": 7}] * 2, (
        f"With a wind of 7, two visitors should see {{'wind': 7}}, saw {seen}"
    )
    assert not alone, (
        "Two visitors asked for the wind at once: both should be at the station together, "
        "but the second came only when the first had gone."
    )


def test_health_as_before(client):
    """/health answers as before."""
    seen = ask(client, "GET", "/health", 200)
    assert seen == {"status": "ok"}, f"GET /health should answer {{'status': 'ok'}}, saw {seen}"
