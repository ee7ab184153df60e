import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from office.models import Thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def things():
    """The things in the office: one of them is not public."""
    rows = [
        ("Umbrella", "red\nfound <b>wet</b> & cold", True),
        ("Jo's hat", "", True),
        ("Brush", "", True),
        ("Ring", "gold", False),
    ]
    return {n: Thing.objects.create(name=n, note=t, public=p) for n, t, p in rows}


@pytest.fixture
def mira():
    """A browser in which Mira is logged in; each token is checked."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(User.objects.create_user("mira"))
    return client


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, (
        f"GET {path} should answer 200, saw {response.status_code}."
    )
    return response


def found(client, word):
    response = client.get("/search/", {"word": word})
    assert response.status_code == 200, (
        f"A search for {word!r} should answer 200, saw {response.status_code}."
    )
    return response.json()["found"]


def token(client, path):
    text = page(client, path).text
    forms = re.findall(r"<form.*?</form>", text, re.DOTALL)
    match = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', "".join(forms))
    assert match, f"The form on {path} should have a CSRF token, saw none."
    return match.group(1)


def add(client, path, target, text="seen again"):
    data = {"note": text, "csrfmiddlewaretoken": token(client, path)}
    if target is not None:
        data["next"] = target
    return client.post(path, data)


def test_search_works(mira, things):
    """The search finds public things by a part of the name."""
    for word, expected in (
        ("brel", ["Umbrella"]), ("BR", ["Brush", "Umbrella"]), ("xyz", []),
        ("", ["Brush", "Jo's hat", "Umbrella"]), ("Jo's", ["Jo's hat"]),
    ):
        seen = found(mira, word)
        assert seen == expected, f"A search for {word!r} should find {expected}, saw {seen}."


def test_injection_finds_nothing(mira, things):
    """A word with SQL in it finds nothing."""
    for word in (
        "' OR 1 = 1 --",
        "x' UNION SELECT id, username, password, 1 FROM auth_user --",
        "x') OR 1 = 1 --",
        "' OR name LIKE '",
    ):
        seen = found(mira, word)
        assert seen == [], f"A search for {word!r} should find nothing, saw {seen}."


def test_note_is_text(mira, things):
    """A script in a note is shown as text."""
    thing = things["Umbrella"]
    for note in ("<script>steal()</script>", "<img src=x onerror=steal()>", "<SCRIPT >steal()"):
        Thing.objects.filter(pk=thing.pk).update(note="red\n" + note)
        text = page(mira, f"/things/{thing.pk}/").text
        assert note not in text, f"The note {note!r} should be escaped, but it is in the page."
        seen = "steal()" in text
        assert seen, f"The note {note!r} should be shown as text, but steal() is not in the page."


def test_line_breaks_stay(mira, things):
    """Line breaks of a note stay line breaks, and its other signs are shown."""
    text = page(mira, f"/things/{things['Umbrella'].pk}/").text
    assert re.search(r"red\s*<br ?/?>\s*found", text), (
        "The note 'red', line break, 'found …' should have a <br> in between, saw none."
    )
    assert "found &lt;b&gt;wet&lt;/b&gt; &amp; cold" in text, (
        "The note 'found <b>wet</b> & cold' should be in the page as escaped text, once."
    )


def test_forged_discard(mira, things):
    """A forged POST throws nothing away."""
    path = f"/discard/{things['Brush'].pk}/"
    response = mira.post(path, headers={"Origin": "https://kittens.example"})
    assert Thing.objects.filter(name="Brush").exists(), (
        f"A POST to {path} without a token should throw nothing away, but the brush is gone."
    )
    assert response.status_code == 403, (
        f"A POST to {path} without a token should answer 403, saw {response.status_code}."
    )


def test_forged_note(mira, things):
    """A forged POST adds no note."""
    path = f"/things/{things['Brush'].pk}/"
    response = mira.post(path, {"note": "buy kittens"})
    seen = Thing.objects.get(name="Brush").note
    assert "kittens" not in seen, f"A POST to {path} without a token added the note {seen!r}."
    assert response.status_code == 403, (
        f"A POST to {path} without a token should answer 403, saw {response.status_code}."
    )


def test_own_forms_work(mira, things):
    """The forms on the pages work: a note is added, a thing is thrown away."""
    path = f"/things/{things['Brush'].pk}/"
    response = add(mira, path, "/search/", "blue handle")
    seen = Thing.objects.get(name="Brush").note
    assert response.status_code == 302 and "blue handle" in seen, (
        f"The form on {path} should add the note and redirect, saw {response.status_code} and the "
        f"note {seen!r}."
    )
    path = f"/discard/{things['Brush'].pk}/"
    status = mira.post(path, {"csrfmiddlewaretoken": token(mira, path)}).status_code
    assert status == 200 and not Thing.objects.filter(name="Brush").exists(), (
        f"The form on {path} should throw the brush away, saw status {status}."
    )


def test_no_frames(mira, things):
    """Other sites cannot frame the pages with buttons."""
    for path in (f"/discard/{things['Ring'].pk}/", f"/things/{things['Brush'].pk}/"):
        seen = page(mira, path).headers.get("X-Frame-Options")
        assert seen in ("DENY", "SAMEORIGIN"), (
            f"GET {path} should carry X-Frame-Options, saw {seen!r}."
        )


def test_poster_may_be_framed(mira):
    """The poster may still stand in frames."""
    seen = page(mira, "/poster/").headers.get("X-Frame-Options")
    assert seen is None, f"GET /poster/ should carry no X-Frame-Options, saw {seen!r}."


def test_foreign_target(mira, things):
    """A foreign address in next leads to the page of the thing."""
    path = f"/things/{things['Brush'].pk}/"
    for target in (
        "https://evil.example/", "//evil.example", "/\\evil.example", "http:///evil.example",
        "javascript:steal()", "https://testserver.evil.example/", "",
    ):
        seen = add(mira, path, target).headers.get("Location")
        assert seen == path, f"With next={target!r} a note should lead to {path}, saw {seen!r}."


def test_own_target(mira, things):
    """An address of this site in next is followed."""
    path = f"/things/{things['Brush'].pk}/"
    for target, expected in (("/search/?word=b", "/search/?word=b"), (None, path)):
        seen = add(mira, path, target).headers.get("Location")
        assert seen == expected, (
            f"With next={target!r} a note should lead to {expected}, saw {seen!r}."
        )


def test_strangers_cannot_discard(things):
    """Only who is logged in sees the page for throwing away."""
    path = f"/discard/{things['Brush'].pk}/"
    response = Client().get(path)
    assert response.status_code == 302, (
        f"GET {path} by a stranger should redirect to the login, saw {response.status_code}."
    )


def test_valuables_have_no_page(mira, things):
    """A thing that is not public has no page (it worked before)."""
    path = f"/things/{things['Ring'].pk}/"
    status = mira.get(path).status_code
    assert status == 404, f"GET {path}, which is not public, should answer 404, saw {status}."
