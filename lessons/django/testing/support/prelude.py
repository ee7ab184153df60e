import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

from django.conf import settings

settings.DATABASES["default"]["NAME"] = ":memory:"
settings.DEBUG = False
django.setup()

from django.core.management import call_command
from django.test.utils import setup_test_environment

setup_test_environment()
call_command("migrate", verbosity=0)
