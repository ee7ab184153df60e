"""Attack the site, in a database in memory, and say how it went."""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()
logging.disable()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)

from office.models import Thing

client = Client(enforce_csrf_checks=True)
client.force_login(User.objects.create_user("mira"))
thing = Thing.objects.create(name="Umbrella", note="red\n<script>steal()</script>")
ring = Thing.objects.create(name="Ring", public=False)

answer = client.get("/search/", {"word": "' OR 1 = 1 --"}).text
print("SQL injection:  ", "HOLE" if "Ring" in answer else "closed")
answer = client.get(f"/things/{thing.pk}/")
print("script in note: ", "HOLE" if "<script>" in answer.text else "closed")
print("framed page:    ", "closed" if "X-Frame-Options" in answer.headers else "HOLE")
client.post(f"/discard/{ring.pk}/")
print("forged request: ", "closed" if Thing.objects.filter(pk=ring.pk).exists() else "HOLE")
client = Client()
data = {"note": "hello", "next": "https://evil.example/"}
answer = client.post(f"/things/{thing.pk}/", data)
print("open redirect:  ", "HOLE" if "evil" in answer.headers.get("Location", "") else "closed")
