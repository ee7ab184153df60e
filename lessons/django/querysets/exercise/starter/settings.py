SECRET_KEY = "fake-key-for-this-exercise"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["lowtide"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
