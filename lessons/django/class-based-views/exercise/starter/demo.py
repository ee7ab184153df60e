"""Ask for some pages. You need not change this file."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import resolve

call_command("migrate", run_syncdb=True, verbosity=0)

from box.models import Problem, Theme

ada = User.objects.create(username="ada")
theme = Theme.objects.create(name="Shots")
for n in range(7):
    Problem.objects.create(owner=ada, theme=theme, title=f"Problem {n}", moves=2, solved=n < 3)
stranger, client = Client(), Client()
client.force_login(ada)
for address in ("/problems/", "/problems/?page=2", "/problems/1/", "/problems/new/"):
    view = resolve(address.partition("?")[0]).func
    print(address, getattr(view, "view_class", view).__name__)
    print("   a stranger:", stranger.get(address).status_code)
    response = client.get(address)
    print("   Ada:", response.status_code, " ".join(response.text.split())[:150])
