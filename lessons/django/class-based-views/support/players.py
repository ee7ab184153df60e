"""Three browsers: of Ada, of Ben, and of somebody who is not logged in."""

import logging

from django.contrib.auth.models import User
from django.test import Client

from games.models import Game

logging.getLogger("django.request").setLevel(logging.CRITICAL)
ada, ben, stranger = Client(), Client(), Client()
for name, client in (("ada", ada), ("ben", ben)):
    client.force_login(User.objects.create(username=name))
for name, opponent, points in (
    ("ada", "Ito", 1),
    ("ben", "Lund", 0),
    ("ada", "Okafor", 0.5),
    ("ada", "Reyes", 1),
):
    Game.objects.create(owner=User.objects.get(username=name), opponent=opponent, points=points)
