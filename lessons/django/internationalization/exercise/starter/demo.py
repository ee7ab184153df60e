"""Compile the catalogues and show the page in both languages. You need not change this file."""

import os

import django

from catalogues import compile_all

compile_all("locale")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)

from shop.models import Umbrella

Umbrella.objects.create(name="Gale", kind="stick", price="1234.50", arrived="2027-03-01")
Umbrella.objects.create(name="Pip", kind="folding", price="24.90", arrived="2027-10-12")

client = Client()
for path in ("/", "/en/", "/de/"):
    response = client.get(path, headers={"accept-language": "de"})
    print(path, response.status_code, response.headers.get("Location", ""))
    if response.status_code == 200:
        print(response.text)
