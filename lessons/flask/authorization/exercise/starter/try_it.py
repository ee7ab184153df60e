"""Let everybody try everything. You need not change this file."""

from copy import deepcopy

from board import NOTICES, USERS, app

app.config["PROPAGATE_EXCEPTIONS"] = False  # answer 500 and go on
app.logger.disabled = True
before = deepcopy(NOTICES)
clients = [app.test_client(), *(app.test_client(user=user) for user in USERS.values())]

print(f"{'':26}{'stranger':>9}{'Ada':>6}{'Ben':>6}{'Kim':>6}")
for method, path in (
    ("POST", "/notices/7/edit"),
    ("POST", "/notices/7/delete"),
    ("POST", "/notices/7/pin"),
    ("POST", "/notices/8/edit"),
    ("POST", "/notices/8/delete"),
    ("POST", "/notices/8/pin"),
    ("GET", "/people/1/phone"),
):
    print(f"{method} {path}".ljust(29), end="")
    for client in clients:
        answer = client.open(path, method=method, data={"text": "New", "user_id": 1})
        print(f"{answer.status_code:6}", end="")
        NOTICES.clear()
        NOTICES.update(deepcopy(before))
    print()
