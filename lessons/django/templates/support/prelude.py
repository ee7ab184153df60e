import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()
