"""Send some requests. You need not change this file."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from rest_framework.test import APIClient

call_command("migrate", run_syncdb=True, verbosity=0)

from notes.models import Note

ada, ben = (User.objects.create_user(name, password="only-a-test") for name in ("ada", "ben"))
Note.objects.create(owner=ada, title="Buy tea")
Note.objects.create(owner=ada, title="Cake on Friday", shared=True)

clients = {"stranger": APIClient(), "ada": APIClient(), "ben": APIClient()}
clients["ada"].force_authenticate(ada)
clients["ben"].force_authenticate(ben)
for name, method, path, body in [
    ("stranger", "get", "/notes/", None),
    ("ada", "get", "/notes/", None),
    ("ben", "get", "/notes/", None),
    ("ben", "get", "/notes/1/", None),
    ("ben", "patch", "/notes/2/", {"title": "No cake"}),
    ("ben", "post", "/notes/2/finish/", None),
    ("ada", "post", "/notes/2/finish/", None),
    ("ben", "post", "/notes/", {"title": "Call Cleo"}),
]:
    response = getattr(clients[name], method)(path, body, format="json")
    text = response.content.decode() if "json" in response.headers["Content-Type"] else ""
    print(name, method.upper(), path, response.status_code, text[:150])
