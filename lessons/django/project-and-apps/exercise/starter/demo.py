"""Ask the site for both pages: python demo.py"""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "festival.settings"
django.setup()

from django.test import Client

client = Client(raise_request_exception=False)
for url in ("/", "/tides/"):
    response = client.get(url, SERVER_NAME="localhost")
    print(url, response.status_code)
    if response.status_code == 200:
        print(response.content.decode())
