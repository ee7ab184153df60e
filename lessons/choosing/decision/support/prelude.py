import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "club.settings"
django.setup()

from django.core.management import call_command

call_command("migrate", verbosity=0)
