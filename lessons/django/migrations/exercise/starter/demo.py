"""Fill a database in memory, run all migrations and go back: python demo.py"""

import os

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
settings.DATABASES["default"]["NAME"] = ":memory:"
django.setup()

from django.core.management import call_command
from django.db import connection

NAMES = ["Ida Holm", "Ann Marie Lind", "Sparrow", "  Max   Berg "]


def show(said):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ringers_ringer ORDER BY id")
        print(said, [column[0] for column in cursor.description])
        for row in cursor.fetchall():
            print("   ", row)


call_command("migrate", "ringers", "0001", verbosity=0)
with connection.cursor() as cursor:
    for name in NAMES:
        cursor.execute("INSERT INTO ringers_ringer (name) VALUES (%s)", [name])
show("before:")
call_command("migrate", "ringers", verbosity=0)
show("after all migrations:")
call_command("migrate", "ringers", "0001", verbosity=0)
show("back at 0001:")
