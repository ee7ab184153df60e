import django
from django.conf import settings

settings.configure(
    SECRET_KEY="only for this lesson",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": ["templates"],
        },
        {"BACKEND": "django.template.backends.jinja2.Jinja2", "DIRS": ["jinja2"]},
    ],
    LOGGING_CONFIG=None,
)
django.setup()
