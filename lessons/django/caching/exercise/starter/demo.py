"""Ask for some pages, and show how often the slow part had to work."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)

from club import counts
from club.imports import add_games
from club.models import Game, Player

ada = Player.objects.create(name="Ada")
ben = Player.objects.create(name="Ben")
add_games(2025, ["Ada", "Ben", "Ben"])
add_games(2026, ["Ada"])


def ask(what, *paths):
    counts.WORK.clear()
    for path in paths:
        page = Client().get(path)
    print(f"{what:32} work: {counts.WORK}")
    return page


ask("three visitors, the same year", *["/table/2026/"] * 3)
ask("another year, twice", *["/table/2025/"] * 2)
Game.objects.create(year=2026, winner=ben)
page = ask("after a new game in 2026", "/table/2026/", "/table/2025/")
page = ask("and once more", "/table/2026/")
print("Ben's game is", "there" if "Ben: 1" in page.text else "MISSING")
add_games(2026, ["Ben", "Ben"])
page = ask("after the import", "/table/2026/")
print("the import is", "there" if "Ben: 3" in page.text else "MISSING")
ask("the rules, three times", *["/rules/"] * 3)
