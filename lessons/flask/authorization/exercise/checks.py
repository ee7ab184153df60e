import importlib
import sys
from copy import deepcopy

import pytest
from flask_login import FlaskLoginClient

ADA, BEN, KIM, STRANGER = "Ada", "Ben", "Kim", "a stranger"
NUMBERS = {ADA: 1, BEN: 2, KIM: 3}
ACTIONS = ("edit", "delete", "pin")


@pytest.fixture
def board(monkeypatch):
    """Import the app anew for each check."""
    monkeypatch.delitem(sys.modules, "board", raising=False)
    try:
        module = importlib.import_module("board")
    except Exception as error:
        text = f"{type(error).__name__}: {error}"[:200]
        pytest.fail(f"import board: should work, saw {text}", pytrace=False)
    module.app.config["PROPAGATE_EXCEPTIONS"] = False
    module.app.test_client_class = FlaskLoginClient
    return module


def client_of(board, who):
    if who == STRANGER:
        return board.app.test_client()
    return board.app.test_client(user=board.USERS[NUMBERS[who]])


def act(board, who, number, action, **form):
    """Send a POST to a notice; return the answer and whether the table has changed."""
    before = deepcopy(board.NOTICES)
    path = f"/notices/{number}/{action}"
    response = client_of(board, who).post(path, data={"text": "New text", **form})
    return response, board.NOTICES != before


def refused(board, who, number, action, status, **form):
    response, changed = act(board, who, number, action, **form)
    said = f"POST /notices/{number}/{action} by {who}"
    assert response.status_code == status, (
        f"{said} should answer {status}, saw {response.status_code}."
    )
    assert not changed, f"{said} answers {status}, but the notices have changed all the same."


def allowed(board, who, number, action):
    response, changed = act(board, who, number, action)
    said = f"POST /notices/{number}/{action} by {who}"
    assert response.status_code == 200, f"{said} should answer 200, saw {response.status_code}."
    assert changed, f"{said} answers 200, but nothing has changed."
    return response


def test_list_stays_open(board):
    """Everybody can read the list, and it shows no drafts."""
    for who in (STRANGER, BEN):
        response = client_of(board, who).get("/notices")
        assert response.status_code == 200 and response.json == ["Cellar sale"], (
            f"GET /notices by {who} should answer 200 and ['Cellar sale'], "
            f"saw {response.status_code} {response.text[:60]!r}."
        )


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("number", [7, 8, 99])
def test_strangers(board, number, action):
    """Strangers get 401 for every change."""
    refused(board, STRANGER, number, action, 401)


def test_owner_edits(board):
    """The owner can edit a notice, draft or not."""
    response = allowed(board, ADA, 7, "edit")
    assert response.json["text"] == board.NOTICES[7]["text"] == "New text", (
        f"After Ada's edit the text should be 'New text', saw {board.NOTICES[7]['text']!r}."
    )
    assert board.NOTICES[7]["owner_id"] == 1, "After an edit, the owner should be the same."
    allowed(board, BEN, 8, "edit")


@pytest.mark.parametrize("who", [BEN, KIM])
def test_nobody_else_edits(board, who):
    """Nobody else can edit it, whatever the form says."""
    refused(board, who, 7, "edit", 403)
    refused(board, who, 7, "edit", 403, user_id="1", owner_id="1")


def test_delete(board):
    """The owner and a caretaker can delete, another resident cannot."""
    refused(board, BEN, 7, "delete", 403)
    table = deepcopy(board.NOTICES)
    for who in (ADA, KIM):
        board.NOTICES.clear()
        board.NOTICES.update(deepcopy(table))
        allowed(board, who, 7, "delete")
        assert sorted(board.NOTICES) == [8], (
            f"After {who} has deleted notice 7, notice 8 should be left, "
            f"saw {sorted(board.NOTICES)}."
        )


def test_pin(board):
    """Only a caretaker can pin a notice, not even its owner."""
    refused(board, ADA, 7, "pin", 403)
    refused(board, BEN, 7, "pin", 403)
    allowed(board, KIM, 7, "pin")
    assert board.NOTICES[7]["pinned"] is True, "After Kim's pin, notice 7 should be pinned."


def test_role_counts(board):
    """It is the role that counts, not the number of a user."""
    board.USERS[1].role, board.USERS[3].role = "caretaker", "resident"
    refused(board, KIM, 7, "pin", 403)
    allowed(board, ADA, 7, "pin")


@pytest.mark.parametrize("action", ACTIONS)
def test_unknown_notice(board, action):
    """An unknown notice gets 404."""
    for who in (ADA, KIM):
        refused(board, who, 99, action, 404)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("who", [ADA, KIM])
def test_drafts_look_missing(board, who, action):
    """Other people's drafts look like missing notices, for caretakers, too."""
    refused(board, who, 8, action, 404)


def test_draft_of_ones_own(board):
    """The owner of a draft can delete it, and learns that pinning is not allowed."""
    refused(board, BEN, 8, "pin", 403)
    allowed(board, BEN, 8, "delete")


@pytest.mark.parametrize("who, number, status", [
    (STRANGER, 1, 401),
    (ADA, 1, 200),
    (ADA, 2, 403),
    (BEN, 1, 403),
    (BEN, 3, 403),
    (KIM, 1, 200),
    (KIM, 99, 404),
])
def test_phone(board, who, number, status):
    """A phone number is for the person and for caretakers."""
    response = client_of(board, who).get(f"/people/{number}/phone")
    assert response.status_code == status, (
        f"GET /people/{number}/phone by {who} should answer {status}, "
        f"saw {response.status_code}."
    )
    if status == 200:
        assert response.json == {"name": "Ada", "phone": "555 0101"}, (
            f"GET /people/1/phone should give Ada's number, saw {response.text[:60]!r}."
        )
