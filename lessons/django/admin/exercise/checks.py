import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maps.models import Cabinet, Loan, Map

pytestmark = pytest.mark.django_db
LIST = "/admin/maps/map/"


@pytest.fixture(autouse=True)
def maps():
    """Three maps; the first number is entered last."""
    coast = Cabinet.objects.create(name="Coast")
    moor = Cabinet.objects.create(name="Moor")
    rows = [("M-12", "Peat roads", moor, 4), ("C-07", "Bay", coast, 1), ("C-02", "Pier", coast, 2)]
    for number, title, cabinet, drawer in rows:
        Map.objects.create(number=number, title=title, cabinet=cabinet, drawer=drawer)


@pytest.fixture
def browser(client):
    """A function that logs a member of the staff in, with some permissions for maps."""

    def log_in(*permissions, superuser=False):
        name = "-".join(permissions) or "somebody"
        user = User.objects.create(username=name, is_staff=True, is_superuser=superuser)
        for permission in permissions:
            user.user_permissions.add(Permission.objects.get(codename=f"{permission}_map"))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def admin(browser):
    return browser(superuser=True)


def page_of(number):
    return f"{LIST}{Map.objects.get(number=number).pk}/change/"


def rows(client, query=""):
    """The texts of the list's rows."""
    response = client.get(LIST + query)
    assert response.status_code == 200, (
        f"GET {LIST}{query} should answer 200, saw {response.status_code}."
    )
    table = re.search(r'<table id="result_list".*?</table>', response.text, re.DOTALL)
    body = table.group().partition("<tbody>")[2] if table else ""
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")]
    texts = [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells if row]
    return [[text for text in row if text] for row in texts]


def shown(client, query, expected, what):
    seen = [row[0] for row in rows(client, query)]
    assert seen == expected, f"{what} the list should show {expected}, saw {seen}."


def form(**changes):
    """What the page of a map sends, without new loans."""
    counts = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    data = {f"loans-{name}": count for name, count in counts.items()}
    data |= {"number": "C-07", "title": "Bay", "drawer": 1, "state": "shelf"}
    return data | {"cabinet": Cabinet.objects.get(name="Coast").pk} | changes


def states():
    return {sheet.number: sheet.state for sheet in Map.objects.all()}


def act(client, action, *numbers):
    ticked = [Map.objects.get(number=number).pk for number in numbers]
    client.post(LIST, {"action": action, "_selected_action": ticked, "post": "yes"})


def test_columns(admin):
    """The list has number, title and place, sorted by number."""
    expected = [
        ["C-02", "Pier", "Coast, drawer 2"],
        ["C-07", "Bay", "Coast, drawer 1"],
        ["M-12", "Peat roads", "Moor, drawer 4"],
    ]
    seen = rows(admin)
    assert seen == expected, f"The list of the maps should have the rows {expected}, saw {seen}."


def test_number_of_queries(admin):
    """The list sends as many queries for twelve maps as for three."""
    admin.get(LIST)
    seen = []
    for more in (0, 9):
        for n in range(more):
            cabinet = Cabinet.objects.create(name=f"Cabinet {n}")
            Map.objects.create(number=f"X-{n}", title="Map", cabinet=cabinet, drawer=n)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(admin)[-1]) == 3, "The list should have three columns first."
        seen.append(len(queries))
    assert seen[0] == seen[1], (
        f"The list should send as many queries for 12 maps as for 3, saw {seen[1]} and {seen[0]}. "
        "Which column touches another table?"
    )


def test_search(admin):
    """The search finds parts of number, title and cabinet."""
    shown(admin, "?q=c-0", ["C-02", "C-07"], "Searched for c-0,")
    shown(admin, "?q=peat", ["M-12"], "Searched for peat,")
    shown(admin, "?q=moor", ["M-12"], "Searched for moor,")
    shown(admin, "?q=lake", [], "Searched for lake,")


def test_filter(admin):
    """The list can be filtered by state."""
    Map.objects.filter(number="C-07").update(state="repair")
    assert "state__exact=repair" in admin.get(LIST).text, (
        "The list should offer a filter for the state at its side, saw none."
    )
    shown(admin, "?state__exact=repair", ["C-07"], "Filtered by the state repair,")


def test_loans_are_shown(admin):
    """The page of a map shows its loans."""
    Loan.objects.create(map=Map.objects.get(number="C-07"), reader="Iris Holm", since=date(2026, 3, 2))
    page = admin.get(page_of("C-07")).text
    assert "Iris Holm" in page, "C-07 is lent to Iris Holm, but its page does not show her."
    assert "Iris Holm" not in admin.get(page_of("C-02")).text, (
        "C-02 is not lent, but its page shows the reader of another map."
    )


def test_a_new_loan(admin):
    """The page of a map takes a new loan."""
    data = form(**{"loans-TOTAL_FORMS": 1, "loans-0-reader": "Tom", "loans-0-since": "2026-04-01"})
    status = admin.post(page_of("C-07"), data).status_code
    seen = [(loan.map.number, loan.reader) for loan in Loan.objects.all()]
    assert seen == [("C-07", "Tom")], (
        f"A new loan on the page of C-07 should be saved, saw status {status} and loans {seen}."
    )


def test_action(browser):
    """The action sends the ticked maps to repair, and no others."""
    client = browser("view", "change")
    act(client, "repair", "C-02", "M-12")
    expected = {"C-02": "repair", "M-12": "repair", "C-07": "shelf"}
    assert states() == expected, (
        f"After `repair` for C-02 and M-12 the states should be {expected}, saw {states()}."
    )


def test_action_is_named(browser):
    """The list offers the action as "Send to repair"."""
    page = browser("view", "change").get(LIST).text
    assert re.search(r'<option value="repair">\s*Send to repair', page), (
        'The list should offer the action repair as "Send to repair", saw no such option.'
    )


def test_action_needs_permission(browser):
    """Users who may only view maps cannot send them to repair."""
    client = browser("view")
    assert len(rows(client)) == 3, "A user who may view maps should see the three of them."
    act(client, "repair", "C-02")
    assert states()["C-02"] == "shelf", (
        "A user who may only view maps used the action. Its state should stay, saw repair."
    )


def test_nobody_deletes(admin):
    """Not even a superuser can delete a map."""
    address = page_of("C-02").replace("change", "delete")
    admin.post(address, {"post": "yes"})
    act(admin, "delete_selected", "C-07")
    seen = sorted(states())
    assert seen == ["C-02", "C-07", "M-12"], (
        f"A superuser tried to delete C-02 and C-07. All three should be there, saw {seen}."
    )
    assert "delete_selected" not in admin.get(LIST).text, (
        "The list should not offer to delete the ticked maps, but it does."
    )


def test_number_of_a_new_map(admin):
    """The number of a new map is typed in."""
    status = admin.post(f"{LIST}add/", form(number="C-99", title="Cliffs")).status_code
    assert Map.objects.filter(number="C-99", title="Cliffs").exists(), (
        f"A new map C-99 should be saved, saw status {status} and the maps {sorted(states())}."
    )


@pytest.mark.parametrize("superuser", [False, True])
def test_number_stays(browser, superuser):
    """The number of a map cannot be changed, the title can."""
    client = browser("view", "change", superuser=superuser)
    who = "A superuser" if superuser else "A user who may change maps"
    address = page_of("C-07")
    client.post(address, form(number="C-70", title="Great Bay"))
    seen = list(Map.objects.filter(title="Great Bay").values_list("number", flat=True))
    assert seen == ["C-07"], (
        f"{who} sent number C-70 and title Great Bay for C-07. The title should be changed and the "
        f"number not, saw {seen} with that title."
    )


def test_permissions_as_before(browser):
    """Staff without permissions get 403, and viewers change nothing."""
    seen = browser().get(LIST).status_code
    assert seen == 403, f"Staff without permissions should get 403 for the list, saw {seen}."
    client = browser("view")
    seen = client.post(page_of("C-07"), form(title="Mine")).status_code
    assert seen == 403, f"A user who may only view sent a change: 403 expected, saw {seen}."
