"""Ask for some pages as a stranger and as Ada. You need not change this file."""

from crew import User, add_user, app, db

with app.app_context():
    add_user("ada", "rope-and-tide")
    print("stored:", db.session.scalars(db.select(User.password_hash)).one()[:40])

client = app.test_client()
for method, path, form in (
    ("GET", "/roster", None),
    ("POST", "/login", {"name": "ada", "password": "wrong"}),
    ("POST", "/login", {"name": "ada", "password": "rope-and-tide"}),
    ("GET", "/roster", None),
    ("POST", "/logout", None),
    ("GET", "/roster", None),
    ("POST", "/login?next=//evil.example", {"name": "ada", "password": "rope-and-tide"}),
):
    answer = client.open(path, method=method, data=form)
    print(method, path, answer.status_code, answer.location or "")
