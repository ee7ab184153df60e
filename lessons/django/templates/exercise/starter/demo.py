"""Show both pages: python demo.py"""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.test import Client

for path in ("/palms/", "/palms/1/"):
    print(f"--- {path}")
    print(Client().get(path).text)
