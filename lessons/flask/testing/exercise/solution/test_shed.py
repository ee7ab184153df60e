import pytest

from shed import create_app
from shed.models import db
from shed.rules import fee


@pytest.fixture
def app():
    config = {"TESTING": True, "WTF_CSRF_ENABLED": False}
    app = create_app({**config, "SQLALCHEMY_DATABASE_URI": "sqlite://"})
    with app.app_context():
        db.create_all()
    return app


@pytest.fixture
def client(app):
    return app.test_client()


def lend(client, tool="drill", name="Ada", days=2):
    return client.post("/api/loans", json={"tool": tool, "name": name, "days": days})


@pytest.mark.parametrize("days, cents", [(1, 0), (3, 0), (4, 100), (14, 1100)])
def test_fee(days, cents):
    assert fee(days) == cents


@pytest.mark.parametrize("days", [1, 14])
def test_lend(client, days):
    response = lend(client, days=days)
    assert response.status_code == 201
    assert response.json["fee"] == fee(days)


@pytest.mark.parametrize("days", [0, 15])
def test_days_refused(client, days):
    assert lend(client, days=days).status_code == 400
    assert client.get("/api/loans").json == []


def test_tool_is_out(client):
    lend(client, name="Ada")
    assert lend(client, name="Ben").status_code == 409


def test_page_shows_loans(client):
    lend(client, tool="drill", name="<b>Ada</b>")
    page = client.get("/").text
    assert "drill" in page
    assert "&lt;b&gt;Ada" in page
    assert "<b>" not in page


def test_form_lends(client):
    response = client.post("/borrow", data={"tool": "saw", "name": "Ben", "days": "3"})
    assert response.status_code == 303
    assert response.headers["Location"] == "/"
    assert "saw" in client.get("/").text


def test_form_with_token(app):
    app.config["WTF_CSRF_ENABLED"] = True
    client = app.test_client()
    page = client.get("/borrow").text
    data = {"tool": "saw", "name": "Ben", "days": "3"}
    data["csrf_token"] = page.split('value="')[1].split('"')[0]
    assert client.post("/borrow", data=data).status_code == 303
