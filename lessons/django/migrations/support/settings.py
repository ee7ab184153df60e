SECRET_KEY = "only for this lesson"
DEBUG = True
INSTALLED_APPS = ["bells"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
