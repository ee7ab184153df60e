"""Fill a database in memory and print each answer with the statements it sent."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

call_command("migrate", run_syncdb=True, verbosity=0)

import answers
from lowtide.models import Band, Gig, Stage

stages = [Stage.objects.create(name=name, places=400) for name in ("Pier", "Dunes")]
for n, (name, town) in enumerate([("Kelp", "Hull"), ("Gannets", "Ayr"), ("Salt", "Hull")]):
    band = Band.objects.create(name=name, town=town, members=n + 2)
    for i in range(n):
        Gig.objects.create(band=band, stage=stages[i], year=2024 + i, fee=100 * n)

for name, arguments in (
    ("names", ()),
    ("small_bands", (3,)),
    ("played", ("Pier", 2024)),
    ("search", ("hull",)),
    ("fees", (2024,)),
    ("by_gigs", ()),
    ("raise_fees", ("Pier", 10)),
):
    with CaptureQueriesContext(connection) as queries:
        result = getattr(answers, name)(*arguments)
        print(f"{name}:", list(result) if hasattr(result, "model") else result)
    for query in queries:
        print("   ", query["sql"])
