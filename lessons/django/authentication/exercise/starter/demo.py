"""Ask for some pages as a stranger and as three members. You need not change this file."""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from django.test import Client

logging.getLogger("django.request").setLevel(logging.CRITICAL)
PAGES = ("accounts/login/", "drafts/", "drafts/1/", "drafts/1/edit/", "drafts/1/delete/")
call_command("migrate", run_syncdb=True, verbosity=0)

from accounts.members import add_member
from drafts.models import Draft

mira = add_member("mira", "comet-and-tide")
ozan = add_member("ozan", "dust-and-rings")
editor = add_member("edda", "ink-and-paper", editor=True)
print("stored for mira:", mira.password[:30])
Draft.objects.create(title="A new comet", text="Faint.", author=mira)
for user in (None, mira, ozan, editor):
    client = Client()
    if user:
        client.force_login(user)
    print(user or "a stranger")
    for page in PAGES:
        print("   ", client.get(f"/{page}").status_code, page)
