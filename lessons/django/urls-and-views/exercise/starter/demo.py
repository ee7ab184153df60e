"""Send some requests to the office: python demo.py"""

import logging
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()
logging.disable()

from django.core.management import call_command
from django.test import Client

from lost.models import Item

call_command("migrate", run_syncdb=True, verbosity=0)
for what in ("green umbrella", "trombone"):
    Item.objects.create(what=what)

client = Client(raise_request_exception=False)
for method, path in (
    ("GET", "/"),
    ("GET", "/lost/"),
    ("GET", "/lost/items/2/"),
    ("GET", "/lost/items/2"),
    ("GET", "/lost/items/99/"),
    ("GET", "/lost/items/2/fetch/"),
    ("POST", "/lost/items/2/fetch/"),
):
    response = client.generic(method, path)
    text = response.text if response.status_code == 200 else ""
    print(f"{method:4} {path:22} {response.status_code} {text}")
