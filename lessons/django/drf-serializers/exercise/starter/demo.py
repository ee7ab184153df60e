"""Send some requests. You need not change this file."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from rest_framework.test import APIClient

call_command("migrate", run_syncdb=True, verbosity=0)

from shop.models import Poster

Poster.objects.create(title="Owl", price="4.00")
Poster.objects.create(title="Comet", price="7.50")

good = {"customer": "Ada", "lines": [{"poster": 1, "copies": 3}, {"poster": 2, "copies": 99}]}
client = APIClient()
for method, path, body in [
    ("post", "/orders/", good),
    ("post", "/orders/", {"customer": "", "lines": [{"poster": 9, "copies": 0}]}),
    ("patch", "/orders/1/", {"customer": "Ada Byron"}),
    ("patch", "/orders/1/", {"express": True}),
    ("get", "/orders/", None),
]:
    response = getattr(client, method)(path, body, format="json")
    print(method.upper(), path, response.status_code, response.text)
