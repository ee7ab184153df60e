"""Send some forms. You need not change this file."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)

from hire.models import Hire

client = Client()
for address, data in [
    ("/hire/contact/", None),
    ("/hire/dates/", {"start": "2027-05-01", "end": "2027-04-01", "crew": "4"}),
    ("/hire/dates/", {"start": "2027-05-03", "end": "2027-05-10", "crew": "40"}),
    ("/hire/dates/", {"start": "2027-05-01", "end": "2027-05-08", "crew": "4"}),
    ("/hire/contact/", {"name": "Mo", "phone": "+44 1632 9600", "paid": "on"}),
]:
    response = client.get(address) if data is None else client.post(address, data)
    print("GET" if data is None else "POST", address, data or "")
    print("    ", response.status_code, response.headers.get("Location", ""))
    for line in response.text.splitlines():
        if "errorlist" in line:
            print("    ", line.partition("<li>")[2].partition("</li>")[0])
print("stored:", list(Hire.objects.values()))
