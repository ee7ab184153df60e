SECRET_KEY = "only for this exercise"
DEBUG = True
ALLOWED_HOSTS = ["localhost", "testserver"]
INSTALLED_APPS = ["django.contrib.staticfiles", "palms"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "house.urls"
STATIC_URL = "static/"
TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
]
USE_TZ = True
