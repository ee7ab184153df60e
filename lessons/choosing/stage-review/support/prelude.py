import warnings

import django
from django.conf import settings

warnings.filterwarnings("ignore", message="pkg_resources")
settings.configure(
    SECRET_KEY="only for this lesson",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": ["templates"],
        }
    ],
    LOGGING_CONFIG=None,
)
django.setup()
urlpatterns = []
