import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from bank.models import Account

Account.objects.create(name="Ada", hours=3)
Account.objects.create(name="Ben", hours=1)
