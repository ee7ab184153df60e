SECRET_KEY = "only for this exercise"
DEBUG = True
INSTALLED_APPS = ["ringers"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
