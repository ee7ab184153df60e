from html.parser import HTMLParser

import pytest

GOOD = {"name": "Mira", "password": "clay under nails", "repeat": "clay under nails"}
FIELDS = ["name", "password", "repeat"]
MESSAGES = [
    "Please enter a name.",
    "At most 30 characters.",
    "Please enter a password.",
    "At least 12 characters.",
    "Not with your name in it.",
    "The passwords differ.",
]


class Page(HTMLParser):
    """Collects the inputs and labels of a page, and the text after each input."""

    def __init__(self, html):
        super().__init__()
        self.inputs, self.labels, self.after, self.place, self.hidden = {}, [], {}, None, {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "label":
            self.labels.append(attributes.get("for"))
        if tag == "input" and attributes.get("type") == "hidden":
            self.hidden[attributes.get("name")] = attributes.get("value")
        elif tag == "input":
            self.place = attributes.get("name")
            self.inputs[self.place] = attributes

    def handle_data(self, data):
        self.after[self.place] = self.after.get(self.place, "") + data

    def messages(self):
        """For each field with messages: the messages after it."""
        found = {}
        for place, text in self.after.items():
            seen = [message for message in MESSAGES if message in text]
            if seen:
                found[place] = seen
        return found


@pytest.fixture
def client(monkeypatch):
    import studio

    monkeypatch.setattr(studio, "MEMBERS", [])
    return studio.app.test_client()


def members():
    import studio

    return studio.MEMBERS


def send(client, token=True, **changes):
    """Fetches the page as a browser does, and sends the form; None leaves a field out."""
    data = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    page = client.get("/join")
    assert page.status_code == 200, f"GET /join should answer 200, saw {page.status_code}."
    hidden = Page(page.text).hidden
    if token:
        assert "csrf_token" in hidden, "The page at /join should hold the token, saw none."
        data["csrf_token"] = hidden["csrf_token"]
    return client.post("/join", data=data)


def refused(client, expected, **changes):
    """Sends a form that has to be refused with these messages; returns the page."""
    response = send(client, **changes)
    what = ", ".join(f"{key}={value!r}" for key, value in changes.items())
    assert response.status_code == 200, (
        f"POST /join with {what} should show the form again (200), saw {response.status_code}."
    )
    page = Page(response.text)
    seen = page.messages()
    assert seen == expected, (
        f"POST /join with {what} should show these messages after their fields: {expected}, "
        f"saw {seen}."
    )
    assert members() == [], f"POST /join with {what} should add nobody, saw {members()}."
    return page


def test_page_has_three_fields(client):
    """The page shows name, password and repeat, each with its label, and no message yet."""
    response = client.get("/join")
    assert response.status_code == 200, f"GET /join should answer 200, saw {response.status_code}."
    page = Page(response.text)
    assert list(page.inputs) == FIELDS, (
        f"GET /join should have the inputs {FIELDS}, saw {list(page.inputs)}."
    )
    assert page.labels == FIELDS, (
        f"GET /join should have labels for {FIELDS}, saw labels for {page.labels}."
    )
    assert page.messages() == {}, (
        f"Before anything was sent there should be no message, saw {page.messages()}."
    )


def test_good_form_redirects(client):
    """A good form adds the member and redirects to /welcome."""
    response = send(client)
    assert (response.status_code, response.headers.get("Location")) == (303, "/welcome"), (
        "POST /join with good values should answer 303 to /welcome, saw "
        f"{response.status_code} and {response.headers.get('Location')}."
    )
    assert members() == ["Mira"], f"Mira should be the only member, saw {members()}."


@pytest.mark.parametrize("name", ["", "   ", None])
def test_name_is_required(client, name):
    """A missing or blank name is refused, and the password is not blamed for it."""
    refused(client, {"name": ["Please enter a name."]}, name=name)


def test_name_length(client):
    """A name may have 30 characters, and no more."""
    assert send(client, name="M" * 30).status_code == 303, (
        "A name of 30 characters should be accepted with 303."
    )
    members().clear()
    refused(client, {"name": ["At most 30 characters."]}, name="M" * 31)


@pytest.mark.parametrize("password", ["", None])
def test_password_is_required(client, password):
    """A missing password is refused with its own message only."""
    expected = {"password": ["Please enter a password."]}
    refused(client, expected, password=password, repeat=password)


def test_password_length(client):
    """A password needs 12 characters."""
    assert send(client, password="123456789012", repeat="123456789012").status_code == 303, (
        "A password of 12 characters should be accepted with 303."
    )
    members().clear()
    expected = {"password": ["At least 12 characters."]}
    refused(client, expected, password="12345678901", repeat="12345678901")


@pytest.mark.parametrize("password", ["Mira makes mugs", "clay for MIRA and me"])
def test_password_without_the_name(client, password):
    """A password with the name in it is refused, in capital or small letters."""
    expected = {"password": ["Not with your name in it."]}
    refused(client, expected, password=password, repeat=password)


@pytest.mark.parametrize("repeat", ["clay under nail", "Clay Under Nails", "", None])
def test_repeat(client, repeat):
    """The repeated password has to be the same."""
    refused(client, {"repeat": ["The passwords differ."]}, repeat=repeat)


def test_name_is_kept(client):
    """After an error the name is there again, as it was typed."""
    typed = 'Jo "Clay" <b>'
    page = refused(client, {"repeat": ["The passwords differ."]}, name=typed, repeat="x")
    seen = page.inputs["name"].get("value")
    assert seen == typed, f"The input 'name' should hold {typed!r} again, saw {seen!r}."


def test_passwords_are_not_shown(client):
    """The passwords cannot be read on the screen, nor in the page after an error."""
    response = send(client, name="")
    page = Page(response.text)
    for name in ("password", "repeat"):
        assert name in page.inputs, f"The page should have an input {name!r}, saw none."
        seen = page.inputs[name].get("type")
        assert seen == "password", f"The input {name!r} should have type 'password', saw {seen!r}."
    assert GOOD["password"] not in response.text, (
        "After an error the page should not contain the password, and it does."
    )


def test_token_is_required(client):
    """A form without the token is refused."""
    response = send(client, token=False)
    assert response.status_code == 200, (
        f"POST /join without the token should show the form again, saw {response.status_code}."
    )
    assert members() == [], f"POST /join without the token should add nobody, saw {members()}."
