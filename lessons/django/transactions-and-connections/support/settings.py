SECRET_KEY = "not-a-real-key"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["bank"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
