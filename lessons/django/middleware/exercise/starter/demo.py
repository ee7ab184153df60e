"""Ask for some pages, with the site open and closed, and show what comes back."""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()
logging.disable()

from django.conf import settings
from django.core.management import call_command
from django.test import Client

call_command("migrate", verbosity=0)

for settings.MAINTENANCE in (False, True):
    print("closed" if settings.MAINTENANCE else "open")
    for path in ("/boxes/", "/health/", "/broken/", "/nowhere/"):
        response = Client(raise_request_exception=False).get(path)
        headers = {
            name: value for name, value in response.headers.items() if name[:2] in ("X-", "Re")
        }
        print(f"  {path:10} {response.status_code} {headers}")
