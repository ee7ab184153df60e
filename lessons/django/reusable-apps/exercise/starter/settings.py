from pathlib import Path

BASE_DIR = Path(__file__).parent
SECRET_KEY = "only-for-this-exercise"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "trails",
    "ratings",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
    }
]
USE_TZ = True
