from datetime import date

import pytest

pytestmark = pytest.mark.django_db

DATES = {"start": "2027-05-01", "end": "2027-05-08", "crew": "4"}
CONTACT = {"name": "Mo <Lock>", "phone": "+44 1632 9600"}


@pytest.fixture
def errors():
    """A function that gives the names of a form's faulty fields."""

    def check(name, data):
        from hire import forms

        form = getattr(forms, name)(data)
        form.is_valid()
        return set(form.errors)

    return check


def hires():
    from hire.models import Hire

    return list(Hire.objects.values_list("start", "end", "crew", "name", "phone", "paid"))


def send(client, step, data):
    return client.post(f"/hire/{step}/", data)


def leads_to(response, step, what):
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (302, f"/hire/{step}/"), (
        f"{what} should redirect to /hire/{step}/, saw {seen[0]} and {seen[1]}."
    )


def shows_again(response, what, *parts):
    assert response.status_code == 200, (
        f"{what} should show the form again with 200, saw {response.status_code}."
    )
    for part in ("errorlist", *parts):
        assert part in response.text, f"{what} should show the form again with {part!r} in it."


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, set()),
        ({"crew": "2"}, set()),
        ({"crew": "8"}, set()),
        ({"crew": "1"}, {"crew"}),
        ({"crew": "9"}, {"crew"}),
        ({"crew": ""}, {"crew"}),
        ({"start": "2027-05-02"}, {"start"}),
        ({"start": "2027-04-30"}, {"start"}),
        ({"end": "2027-05-02"}, set()),
        ({"end": "2027-05-01"}, {"end"}),
        ({"end": "2027-04-01"}, {"end"}),
        ({"end": "2027-05-15"}, set()),
        ({"end": "2027-05-16"}, {"end"}),
        ({"start": "soon"}, {"start"}),
        ({"start": "", "end": "never"}, {"start", "end"}),
        ({"start": "2027-05-02", "end": "2027-01-01"}, {"start"}),
        ({"end": "2027-01-01", "crew": "99"}, {"end", "crew"}),
    ],
)
def test_dates(errors, changes, expected):
    """Crew, Saturday and length: each error stands at its own field."""
    seen = errors("DatesForm", DATES | changes)
    what = f"DatesForm with {changes}" if changes else "A good DatesForm"
    assert seen == expected, (
        f"{what} should have errors at {sorted(expected) or 'no field'}, "
        f"saw {sorted(seen) or 'none'}."
    )


@pytest.mark.parametrize("phone", ["01632", "+44 1632 9600", "0 1 6"])
def test_good_phone(errors, phone):
    """Digits, spaces and a + in front make a phone number."""
    seen = errors("ContactForm", {"name": "Mo", "phone": phone})
    assert not seen, f"The phone {phone!r} is good, but there are errors at {sorted(seen)}."


@pytest.mark.parametrize("phone", ["", "+", "call me", "0163-2", "44+55", "++44", "0163x"])
def test_bad_phone(errors, phone):
    """Anything else is refused, at the field phone."""
    seen = errors("ContactForm", {"name": "Mo", "phone": phone})
    assert seen == {"phone"}, (
        f"The phone {phone!r} should have an error at phone, saw {sorted(seen) or 'none'}."
    )


def test_pages_as_before(client):
    """Step one shows an empty form without errors."""
    response = client.get("/hire/dates/")
    assert response.status_code == 200, (
        f"GET /hire/dates/ should answer 200, saw {response.status_code}."
    )
    assert 'name="start"' in response.text, "GET /hire/dates/ should show the field start."
    assert "errorlist" not in response.text, (
        "GET /hire/dates/ should show a fresh form, saw errors. Is the form bound by a GET?"
    )
    seen = client.get("/hire/thanks/").text
    assert seen == "See you at the lock!", f"/hire/thanks/ should be as before, saw {seen[:40]!r}."


def test_hire_a_boat(client):
    """Two good steps save one hire, with the phone number without spaces."""
    leads_to(send(client, "dates", DATES), "contact", "A good step one")
    response = client.get("/hire/contact/")
    assert response.status_code == 200, (
        f"After step one, GET /hire/contact/ should answer 200, saw {response.status_code}."
    )
    assert "errorlist" not in response.text, "Step two should begin without errors."
    assert hires() == [], f"Nothing should be saved before the last step, saw {hires()}."
    leads_to(send(client, "contact", CONTACT), "thanks", "A good step two")
    expected = [(date(2027, 5, 1), date(2027, 5, 8), 4, "Mo <Lock>", "+4416329600", False)]
    assert hires() == expected, f"The hires should be {expected}, saw {hires()}."


def test_faulty_step_one(client):
    """A faulty step one is shown again, with errors and with what was typed."""
    response = send(client, "dates", DATES | {"start": "2027-05-02"})
    shows_again(response, "Step one on a Sunday", "2027-05-02", "2027-05-08")
    leads_to(client.get("/hire/contact/"), "dates", "Step two after a faulty step one")


def test_good_dates_stay(client):
    """A faulty second try does not spoil a good step one."""
    send(client, "dates", DATES)
    send(client, "dates", DATES | {"crew": "99"})
    leads_to(send(client, "contact", CONTACT), "thanks", "Step two, after a good step one")
    assert [hire[2] for hire in hires()] == [4], (
        f"The hire should have the crew of 4 from the good step one, saw {hires()}."
    )


def test_faulty_step_two(client):
    """A faulty step two is shown again and saves nothing."""
    send(client, "dates", DATES)
    response = send(client, "contact", CONTACT | {"phone": "call me"})
    shows_again(response, "Step two with the phone 'call me'", "call me", "Mo &lt;Lock&gt;")
    assert hires() == [], f"A faulty step two should save nothing, saw {hires()}."


def test_step_two_first(client):
    """Without step one, step two leads back and saves nothing."""
    leads_to(client.get("/hire/contact/"), "dates", "GET of step two without step one")
    leads_to(send(client, "contact", CONTACT | DATES), "dates", "POST of step two without step one")
    assert hires() == [], f"Step two without step one should save nothing, saw {hires()}."


def test_no_stray_field(client):
    """What the forms do not ask for is not saved."""
    extra = {"paid": "on", "crew": "8", "end": "2027-12-01"}
    send(client, "dates", DATES | {"paid": "on"})
    send(client, "contact", CONTACT | extra)
    seen = [(hire[1], hire[2], hire[5]) for hire in hires()]
    assert seen == [(date(2027, 5, 8), 4, False)], (
        f"Step two was sent with {extra} besides. End, crew and paid should be "
        f"[({date(2027, 5, 8)!r}, 4, False)], saw {seen}."
    )


def test_forgotten_afterwards(client):
    """After the hire is saved, step two leads back to step one."""
    send(client, "dates", DATES)
    send(client, "contact", CONTACT)
    leads_to(send(client, "contact", CONTACT), "dates", "Step two sent once more")
    assert len(hires()) == 1, f"There should be one hire, saw {len(hires())}."
