"""Make db.sqlite3 with a few maps and a superuser, to look at the admin in a browser."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from datetime import date

from django.contrib.auth.models import User
from django.core.management import call_command

from maps.models import Cabinet, Loan, Map

call_command("migrate", run_syncdb=True, verbosity=0)
if not Map.objects.exists():
    User.objects.create_superuser("ada", password="not-a-real-password")
    coast = Cabinet.objects.create(name="Coast")
    moor = Cabinet.objects.create(name="Moor")
    Map.objects.create(number="M-12", title="Peat roads", cabinet=moor, drawer=4)
    Map.objects.create(number="C-07", title="Sandwick Bay", cabinet=coast, drawer=1)
    sheet = Map.objects.create(number="C-02", title="Old harbour", cabinet=coast, drawer=2)
    Loan.objects.create(map=sheet, reader="Iris Holm", since=date(2026, 3, 2))
print("Now: python manage.py runserver")
print("Then open /admin/ there, as ada with not-a-real-password.")
