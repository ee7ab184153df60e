import os

import django

os.environ["SECRET_KEY"] = "not-a-real-key"
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from django.contrib.auth.models import User
from office.models import Thing

User.objects.create(username="mira", password="pbkdf2_sha256$not-a-real-hash")
Thing.objects.create(name="umbrella", note="red, found on platform 2")
Thing.objects.create(name="ring", note="gold, in the safe", public=False)
