import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from django.contrib.auth.models import User
from club.models import Game, Player

ada = Player.objects.create(name="Ada")
ben = Player.objects.create(name="Ben")
for winner in (ada, ada, ben):
    Game.objects.create(winner=winner)
for name in ("ada", "ben"):
    User.objects.create(username=name)
del ada, ben, winner, name
