"""Plays browsers at the seed bank, and shows admin pages as text."""

import logging
from html.parser import HTMLParser

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from seeds.models import Lot, Plant, Variety

logging.getLogger("django.request").setLevel(logging.ERROR)
LIST = "/admin/seeds/variety/"
setup_test_environment()


class Table(HTMLParser):
    """The cells of the list in an admin page."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.cell, self.inside, self.skip = [], None, False, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "table" and attrs.get("id") == "result_list":
            self.inside = True
        elif self.inside and tag == "tr":
            self.rows.append([])
        elif self.inside and tag in ("th", "td"):
            box = "action" in (attrs.get("class") or "")
            self.cell = None if box else ""
        self.skip = attrs.get("class") == "sortpriority"

    def handle_endtag(self, tag):
        if tag == "table":
            self.inside = False
        elif tag == "span":
            self.skip = False
        elif tag in ("th", "td") and self.cell is not None:
            self.rows[-1].append(" ".join(self.cell.split()))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None and not self.skip:
            self.cell += data


def staff(name, *permissions):
    user = User.objects.create(username=name, is_staff=True)
    for codename in permissions:
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


def fill():
    User.objects.create(username="ada", is_staff=True, is_superuser=True)
    staff("ben")
    staff("kim", "view_variety", "change_variety", "view_plant")
    staff("lou", "view_variety")
    bean, kale, leek = [Plant.objects.create(name=name) for name in ("Bean", "Kale", "Leek")]
    for name, plant, state in (
        ("Blue Coco", bean, "ok"),
        ("Musselburgh", leek, "low"),
        ("Ragged Jack", kale, "ok"),
    ):
        variety = Variety.objects.create(name=name, plant=plant, state=state)
        Lot.objects.create(variety=variety, year=2024, grams=40)


def more(number):
    """Add varieties, each of a plant of its own."""
    for n in range(number):
        plant = Plant.objects.create(name=f"Plant {n}")
        Variety.objects.create(name=f"Variety {n:02}", plant=plant)


def browser(name):
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def show_list(name, query=""):
    response = browser(name).get(LIST + query)
    if response.status_code != 200:
        print(response.status_code)
    for row in Table(response.text).rows:
        print(" | ".join(row))


def count_queries(name):
    client = browser(name)
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    return len(queries)


def status(name, address):
    return browser(name).get(address).status_code


def boxes(name, number=1):
    """The fields that this user can fill in on the page of a variety."""
    page = browser(name).get(f"{LIST}{number}/change/").text
    return [field for field in ("name", "plant", "state") if f'name="{field}"' in page]


def actions(name):
    """The actions that this user is offered."""
    form = browser(name).get(LIST).context["action_form"]
    return [value for value, _ in form.fields["action"].choices if value] if form else []


def do(name, action, *numbers):
    """Tick the varieties of these numbers and carry out the action; return the message."""
    data = {"action": action, "_selected_action": numbers}
    response = browser(name).post(LIST, data, follow=True)
    return [str(message) for message in response.context["messages"]]
