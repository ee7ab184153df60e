import json
from html.parser import HTMLParser

import pytest

FRONT_END = "https://sled.example"
OTHERS = [
    "https://kittens.example",
    "http://sled.example",
    "https://sled.example.kittens.test",
    "https://api.sled.example",
    "null",
]


@pytest.fixture
def rides():
    import rides

    before = list(rides.RIDES)
    yield rides
    rides.RIDES[:] = before


@pytest.fixture
def client(rides):
    return rides.app.test_client()


def cors(answer):
    """The CORS headers of an answer, without the beginning of their names."""
    start = "access-control-allow-"
    return {
        name.lower().removeprefix(start): value
        for name, value in answer.headers
        if name.lower().startswith(start)
    }


def words(text):
    return {word.strip().lower() for word in (text or "").split(",")}


def token(client):
    answer = client.get("/api/csrf")
    assert answer.status_code == 200 and isinstance(answer.json, dict), (
        f"GET /api/csrf should answer 200 with JSON, saw {answer.status_code}: {answer.text[:60]}"
    )
    assert answer.json.get("csrf"), f"GET /api/csrf should have the key 'csrf', saw {answer.json}"
    return {"X-CSRFToken": answer.json["csrf"]}


@pytest.mark.parametrize("path", ["/api/rides", "/no-such"])
def test_front_end_may_read(client, path):
    """Answers to the front end agree by name, with credentials."""
    seen = cors(client.get(path, headers={"Origin": FRONT_END}))
    assert seen.get("origin") == FRONT_END, (
        f"GET {path} with Origin {FRONT_END} should allow that origin by name, "
        f"saw {seen.get('origin')!r}"
    )
    assert seen.get("credentials") == "true", (
        f"GET {path} from the front end should allow credentials with 'true', "
        f"saw {seen.get('credentials')!r}"
    )


@pytest.mark.parametrize("origin", OTHERS)
def test_others_may_not_read(client, origin):
    """Answers to other origins have no CORS headers."""
    seen = cors(client.get("/api/rides", headers={"Origin": origin}))
    assert not seen, f"GET /api/rides with Origin {origin} should have no CORS header, saw {seen}"


def test_no_origin_no_headers(client):
    """An answer to a request without Origin has no CORS headers."""
    seen = cors(client.get("/api/rides"))
    assert not seen, f"GET /api/rides without Origin should have no CORS header, saw {seen}"


def test_caches_keep_them_apart(client):
    """All answers say Vary: Origin."""
    for origin in (FRONT_END, OTHERS[0], None):
        headers = {"Origin": origin} if origin else {}
        seen = words(client.get("/api/rides", headers=headers).headers.get("Vary"))
        assert "origin" in seen, (
            f"GET /api/rides with Origin {origin} should say 'Vary: Origin', saw {sorted(seen)}"
        )


def preflight(client, origin):
    return client.options(
        "/api/rides",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,x-csrftoken",
        },
    )


def test_preflight(client):
    """The preflight of the front end gets its agreement."""
    answer = preflight(client, FRONT_END)
    assert answer.status_code in (200, 204), (
        f"OPTIONS /api/rides should answer 200 or 204, saw {answer.status_code}"
    )
    seen = cors(answer)
    assert seen.get("origin") == FRONT_END, (
        f"OPTIONS /api/rides should allow {FRONT_END}, saw {seen.get('origin')!r}"
    )
    assert "post" in words(seen.get("methods")), (
        f"OPTIONS /api/rides should allow the method POST, saw {seen.get('methods')!r}"
    )
    missing = {"content-type", "x-csrftoken"} - words(seen.get("headers"))
    assert not missing, (
        f"OPTIONS /api/rides should allow the headers Content-Type and X-CSRFToken, "
        f"saw {seen.get('headers')!r}"
    )


@pytest.mark.parametrize("origin", OTHERS)
def test_preflight_of_others(client, origin):
    """The preflight of other origins gets none."""
    seen = cors(preflight(client, origin))
    assert not seen, f"OPTIONS /api/rides from {origin} should have no CORS header, saw {seen}"


@pytest.mark.parametrize("headers", [{}, {"X-CSRFToken": "made-up"}])
def test_post_without_token(rides, client, headers):
    """A POST without a valid token gets 400, and stores nothing."""
    client.get("/api/csrf")
    answer = client.post("/api/rides", json={"name": "By night"}, headers=headers)
    assert answer.status_code == 400, (
        f"POST /api/rides with the headers {headers} should answer 400, saw {answer.status_code}"
    )
    assert len(rides.RIDES) == 1, (
        f"After a POST without a token there should be 1 ride, saw {len(rides.RIDES)}"
    )


def test_post_with_token(client):
    """A POST with the token is stored."""
    answer = client.post("/api/rides", json={"name": " By night "}, headers=token(client))
    assert answer.status_code == 201, (
        f"POST /api/rides with the token should answer 201, saw {answer.status_code}: "
        f"{answer.text[:80]}"
    )
    assert answer.json == {"id": 2, "name": "By night"}, (
        f"POST /api/rides should answer with ride 2, 'By night', saw {answer.json}"
    )


@pytest.mark.parametrize(
    "sent, status",
    [({"json": {"name": " "}}, 400), ({"json": [1]}, 400), ({"data": "name=x"}, 415)],
)
def test_bad_bodies_as_before(client, sent, status):
    """Bad bodies get 400 and 415 as before."""
    answer = client.post("/api/rides", headers=token(client), **sent)
    assert answer.status_code == status, (
        f"POST /api/rides with {sent} should answer {status}, saw {answer.status_code}"
    )


class Scripts(HTMLParser):
    """Collects the scripts of a page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag == "script":
            self.found.append([dict(attributes).get("id"), ""])

    def handle_data(self, data):
        if self.found and self.lasttag == "script":
            self.found[-1][1] += data


@pytest.mark.parametrize("name", ["Round the lake", "A & B's \"best\"", "</script><script>steal()"])
def test_page_hands_over_the_rides(rides, client, name):
    """The page hands the rides to the script, whatever their names are."""
    rides.RIDES[:] = [{"id": 1, "name": name}]
    scripts = Scripts(client.get("/").text).found
    assert [each[0] for each in scripts] == ["rides"], (
        f"With the ride {name!r}, GET / should have one script, 'rides', "
        f"saw {[each[0] for each in scripts]}"
    )
    try:
        seen = json.loads(scripts[0][1])
    except ValueError:
        seen = scripts[0][1].strip()[:60]
    expected = [{"id": 1, "name": name}]
    assert seen == expected, (
        f"The element 'rides' should hold {expected} as JSON, saw {seen!r}"
    )
