SECRET_KEY = "only-for-this-lesson"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "boats",
    "guestbook",
]
AUTH_USER_MODEL = "boats.Skipper"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": ["templates"],
        "APP_DIRS": True,
    }
]
USE_TZ = True
