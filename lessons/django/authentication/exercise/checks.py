import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from drafts.models import Draft

pytestmark = pytest.mark.django_db
PAGES = ["/drafts/", "/drafts/{}/", "/drafts/{}/edit/", "/drafts/{}/delete/"]
CHANGE = {"title": "Changed", "text": "Bright."}


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """Good for tests alone: such a hash is soon guessed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user():
    """A function that makes a user without the learner's code, with some permissions."""

    def make(name, *permissions, **more):
        user = get_user_model().objects.create(username=name, **more)
        for codename in permissions:
            user.user_permissions.add(Permission.objects.get(codename=codename))
        return user

    return make


@pytest.fixture
def mira(user):
    return user("mira")


@pytest.fixture
def ozan(user):
    return user("ozan")


@pytest.fixture
def draft(mira):
    return Draft.objects.create(title="A new comet", text="Faint.", author=mira)


@pytest.fixture
def add_member():
    from accounts.members import add_member

    return add_member


def browser(user=None):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def status(response, expected, what):
    assert response.status_code == expected, (
        f"{what} should answer {expected}, saw {response.status_code}."
    )


def stays(draft, what):
    found = Draft.objects.filter(pk=draft.pk).first()
    assert found, f"{what} should delete nothing, but the draft is gone."
    assert found.title == "A new comet", f"{what} should change nothing, saw title {found.title!r}."


def test_member_can_log_in(add_member):
    """A new member has a hashed password and can log in with it."""
    made = add_member("vera", "comet-and-tide")
    stored = get_user_model().objects.get(username="vera").password
    assert stored != "comet-and-tide", "add_member should store a hash, saw the password itself."
    assert authenticate(username="vera", password="comet-and-tide") == made, (
        "After add_member('vera', 'comet-and-tide') she should be able to log in, saw None. "
        f"Stored is {stored[:20]!r}."
    )
    assert not made.groups.exists(), "Who is no editor should be in no group, saw one."
    assert not made.is_superuser, "A member should be no superuser, saw one."


def test_editors_are_a_group(add_member):
    """Editors join one group, which has the permission to change drafts."""
    edda = add_member("edda", "ink-and-paper", editor=True)
    finn = add_member("finn", "ink-and-paper", editor=True)
    groups = {group.name: set(group.user_set.all()) for group in Group.objects.all()}
    assert groups == {"editors": {edda, finn}}, (
        f"With two editors there should be a group editors with both, saw {groups}."
    )
    codenames = set(Group.objects.get().permissions.values_list("codename", flat=True))
    assert codenames == {"change_draft"}, (
        f"The group should have the permission change_draft, saw {sorted(codenames) or 'none'}."
    )
    assert authenticate(username="finn", password="ink-and-paper") == finn, (
        "An editor should be able to log in, saw None."
    )


def test_login(user):
    """The login leads to the list, or to next on this site."""
    vera = user("vera")
    vera.set_password("comet-and-tide")
    vera.save()
    data = {"username": "vera", "password": "comet-and-tide"}
    for query, expected in (
        ("", "/drafts/"),
        ("?next=/drafts/7/", "/drafts/7/"),
        ("?next=https://evil.example/", "/drafts/"),
    ):
        address = f"/accounts/login/{query}"
        status(browser().get(address), 200, f"GET {address}")
        response = browser().post(address, data)
        seen = (response.status_code, response.headers.get("Location"))
        assert seen == (302, expected), (
            f"A good POST {address} should redirect to {expected}, saw {seen[0]} and {seen[1]}."
        )
    response = browser().post("/accounts/login/", data | {"password": "wrong"})
    status(response, 200, "A POST with a wrong password")
    assert "errorlist" in response.text, "A wrong password should show an error."


def test_logout(mira):
    """The logout takes a POST and ends the login."""
    client = browser(mira)
    status(client.get("/accounts/logout/"), 405, "GET /accounts/logout/")
    status(client.post("/accounts/logout/"), 302, "POST /accounts/logout/")
    assert "_auth_user_id" not in client.session, "After the logout nobody should be logged in."


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", PAGES)
def test_strangers(draft, page, method):
    """Strangers are sent to the login, and change nothing."""
    address = page.format(draft.pk)
    response = getattr(browser(), method)(address, CHANGE if method == "post" else None)
    what = f"A stranger's {method.upper()} {address}"
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (302, f"/accounts/login/?next={address}"), (
        f"{what} should redirect to /accounts/login/?next={address}, saw {seen[0]} and {seen[1]}."
    )
    stays(draft, what)


def test_author(mira, draft):
    """Authors see and edit their own drafts."""
    client = browser(mira)
    page = client.get("/drafts/")
    status(page, 200, "Mira's GET /drafts/")
    assert "A new comet" in page.text, "Mira's list should show her own draft."
    page = client.get(f"/drafts/{draft.pk}/")
    status(page, 200, "The page of Mira's own draft")
    assert "Faint." in page.text, "The page of a draft should show its text, as before."
    status(client.get(f"/drafts/{draft.pk}/edit/"), 200, "The edit page of Mira's own draft")
    response = client.post(f"/drafts/{draft.pk}/edit/", CHANGE)
    status(response, 302, "Mira's change of her own draft")
    draft.refresh_from_db()
    assert (draft.title, draft.author) == ("Changed", mira), (
        f"Mira's draft should have the title 'Changed' and still be hers, "
        f"saw {draft.title!r} by {draft.author}."
    )


def test_list_is_by_title(mira, ozan, draft):
    """The list has one's own drafts only, by title."""
    for title, author in (("Rings", mira), ("Alien", ozan), ("Ash", mira)):
        Draft.objects.create(title=title, text="…", author=author)
    response = browser(mira).get("/drafts/")
    status(response, 200, "Mira's GET /drafts/")
    seen = [title for title in ("A new comet", "Alien", "Ash", "Rings") if title in response.text]
    assert seen == ["A new comet", "Ash", "Rings"], (
        f"Mira's list should show her three drafts and not Ozan's, saw {seen}."
    )
    places = [response.text.index(title) for title in seen]
    assert places == sorted(places), "The list should be sorted by title, as before."


@pytest.mark.parametrize(
    "page, method",
    [("/drafts/{}/", "get"), ("/drafts/{}/edit/", "get"), ("/drafts/{}/edit/", "post")],
)
def test_another_member(ozan, draft, page, method):
    """The drafts of others get 404."""
    address = page.format(draft.pk)
    response = getattr(browser(ozan), method)(address, CHANGE if method == "post" else None)
    what = f"Ozan's {method.upper()} {address}, of Mira's draft,"
    status(response, 404, what)
    stays(draft, what)


@pytest.mark.parametrize("who", ["permission", "group", "superuser"])
def test_editors(user, draft, who):
    """Who may change drafts sees and edits all of them."""
    edda = user("edda", is_superuser=who == "superuser")
    change = Permission.objects.get(codename="change_draft")
    if who == "permission":
        edda.user_permissions.add(change)
    if who == "group":
        group = Group.objects.create(name="proof readers")
        group.permissions.add(change)
        edda.groups.add(group)
    what = {"permission": "A user", "group": "A member of a group", "superuser": "A superuser"}[who]
    what += "" if who == "superuser" else " with the permission change_draft"
    client = browser(edda)
    assert "A new comet" in client.get("/drafts/").text, f"{what} should see Mira's draft listed."
    status(client.get(f"/drafts/{draft.pk}/"), 200, f"{what}: the page of Mira's draft")
    response = client.post(f"/drafts/{draft.pk}/edit/", CHANGE)
    status(response, 302, f"{what}: a change of Mira's draft")
    draft.refresh_from_db()
    assert (draft.title, draft.author.username) == ("Changed", "mira"), (
        f"{what} changed Mira's draft. It should be 'Changed', by mira; "
        f"saw {draft.title!r}, by {draft.author}."
    )


@pytest.mark.parametrize("name", ["mira", "ozan", "edda"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_delete_is_refused(user, mira, ozan, draft, name, method):
    """Without the permission nobody deletes, not even the author: 403."""
    users = {"mira": mira, "ozan": ozan, "edda": user("edda", "change_draft")}
    client = browser(users[name])
    what = f"{name}'s {method.upper()} of the delete page, without the permission,"
    status(getattr(client, method)(f"/drafts/{draft.pk}/delete/"), 403, what)
    stays(draft, what)


@pytest.mark.parametrize("superuser", [False, True])
def test_delete(user, draft, superuser):
    """With the permission a draft can be deleted."""
    lena = user("lena", is_superuser=True) if superuser else user("lena", "delete_draft")
    client = browser(lena)
    who = "a superuser" if superuser else "a user with delete_draft"
    status(client.get(f"/drafts/{draft.pk}/delete/"), 200, f"The delete page, for {who},")
    status(client.post(f"/drafts/{draft.pk}/delete/"), 302, f"A POST to it by {who}")
    assert not Draft.objects.exists(), f"After a POST by {who} the draft should be gone."
