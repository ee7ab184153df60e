import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from django.contrib.auth.models import User
from sky.models import Sighting

ada = User.objects.create_user("ada", password="only-a-test")
ben = User.objects.create_user("ben", password="only-a-test")
for owner, name, night, public in [
    (ada, "Saturn", "2027-01-09", True),
    (ada, "Comet", "2027-02-20", False),
    (ben, "Moon", "2027-03-01", False),
]:
    Sighting.objects.create(owner=owner, name=name, night=night, public=public)
