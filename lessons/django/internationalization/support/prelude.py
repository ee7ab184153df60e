import os

import catalogues
import django

for folder in ("locale", "dairy/locale"):
    catalogues.compile_all(folder)
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from dairy.models import Cheese

Cheese.objects.create(name="Sura", kind="hard", price="1234.50", wheels=3)
