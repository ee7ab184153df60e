"""Move some hours, in a database in memory, and show what is left of it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.conf import settings
from django.core import mail
from django.core.management import call_command

settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
mail.outbox = []
call_command("migrate", run_syncdb=True, verbosity=0)

from bank.config import database
from bank.models import Account, Transfer
from bank.services import transfer

Account.objects.create(name="Ada", email="ada@elm.example", hours=3)
Account.objects.create(name="Ben", email="ben@elm.example", hours=1)

for hours, note in ((2, "haircut"), (5, "lawn"), (1, "")):
    try:
        transfer("Ada", "Ben", hours, note)
        print(f"{hours} hours for {note!r}: done")
    except Exception as error:
        print(f"{hours} hours for {note!r}: {type(error).__name__}")
    state = dict(Account.objects.values_list("name", "hours"))
    print(f"    {state}, {Transfer.objects.count()} in the book, {len(mail.outbox)} mails")

os.environ["DATABASE_URL"] = "postgresql://elm:not-a-real-password@db.test:5433/bank"
print(database())
