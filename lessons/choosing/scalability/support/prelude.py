import django
from django.conf import settings

settings.configure(
    SECRET_KEY="only for this lesson",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="lake",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    LOGGING_CONFIG=None,
)
django.setup()
