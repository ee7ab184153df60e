from shed import create_app
from shed.models import db

app = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"})
with app.app_context():
    db.create_all()
client = app.test_client()


def test_lend():
    loan = {"tool": "drill", "name": "Ada", "days": 2}
    response = client.post("/api/loans", json=loan)
    assert response.status_code == 201


def test_drill_is_on_the_page():
    page = client.get("/").text
    assert "drill" in page
